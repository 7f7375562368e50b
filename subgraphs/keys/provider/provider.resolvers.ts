import type { Resolvers } from '../generated/resolvers.ts';

export const providerResolvers = {
  Query: { llmProviders: (_root, _args, { deps }) => [...deps.catalogue.providers] },
} satisfies Resolvers;
