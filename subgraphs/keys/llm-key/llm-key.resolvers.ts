import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { departedProvider } from '../provider/provider.ts';
import { addLlmKey } from './add-llm-key.ts';
import { maxKeys } from './key-limit.ts';
import { LlmKey } from './llm-key.entity.ts';
import { removeLlmKey } from './remove-llm-key.ts';

export const llmKeyResolvers = {
  Mutation: {
    addLlmKey: (_root, { input }, ctx) => addLlmKey(ctx, input),
    removeLlmKey: (_root, { input }, ctx) => removeLlmKey(ctx, input),
  },
  Tenant: {
    llmKeys: (_tenant, _args, ctx) => newestKeys(ctx),
  },
  LlmKey: {
    __resolveReference: ({ id }, { loaders }) => loaders.llmKey.load(id),
    provider: ({ providerId }, _args, { deps }) => deps.catalogue.find(providerId) ?? departedProvider(providerId),
  },
} satisfies Resolvers;

/** UUIDv7 ids sort by their creation time. */
const newestKeys = ({ em }: Context) =>
  em.find(LlmKey, { removedAt: null }, { orderBy: { id: 'desc' }, limit: maxKeys });
