import type { Resolvers } from '../generated/resolvers.ts';
import { createApiToken } from './create-api-token.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { revokeApiToken } from './revoke-api-token.ts';
import { rotateApiToken } from './rotate-api-token.ts';

export const apiTokenResolvers = {
  Mutation: {
    createApiToken: (_root, { input }, ctx) => createApiToken(ctx, input),
    rotateApiToken: (_root, { input }, ctx) => rotateApiToken(ctx, input),
    revokeApiToken: (_root, { input }, ctx) => revokeApiToken(ctx, input),
  },
  Tenant: { apiTokens: (_tenant, _args, ctx) => listApiTokens(ctx) },
  ApiToken: {
    isCreatedByMember: async ({ createdById }, _args, { loaders }) => (await loaders.member.load(createdById)) !== null,
    isLive: (apiToken, _args, { clock }) => apiToken.isLive(clock.now()),
  },
} satisfies Resolvers;
