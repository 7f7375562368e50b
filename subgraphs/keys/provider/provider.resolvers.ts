import type { Resolvers } from '../generated/resolvers.ts';
import type { Catalogue } from './catalogue.ts';

export const providerResolvers = (catalogue: Catalogue) =>
  ({
    Query: { llmProviders: () => [...catalogue.providers] },
  }) satisfies Resolvers;
