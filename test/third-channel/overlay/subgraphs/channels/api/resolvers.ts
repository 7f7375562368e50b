import type { Resolvers } from '../generated/resolvers.ts';
import type { createConnectApi } from './connect-api.ts';

export const createApiResolvers = (connectApi: ReturnType<typeof createConnectApi>) =>
  ({ Mutation: { connectApi: (_root, { input }, context) => connectApi(context, input) } }) satisfies Resolvers;
