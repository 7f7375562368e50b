import type { Resolvers } from '../generated/resolvers.ts';
import { connectApi } from './connect-api.ts';

export const apiResolvers = {
  Mutation: { connectApi: (_root, { input }, ctx) => connectApi(ctx, input) },
} satisfies Resolvers;
