import { ownTenant } from '@konstruct/kit/graph';
import type { Resolvers } from './generated/resolvers.ts';
import { llmKeyResolvers } from './llm-key/llm-key.resolvers.ts';
import { providerResolvers } from './provider/provider.resolvers.ts';

/** The subgraph's resolvers. */
export const resolvers = {
  ...llmKeyResolvers,
  Query: { ...ownTenant.Query, ...providerResolvers.Query },
  Tenant: { ...ownTenant.Tenant, ...llmKeyResolvers.Tenant },
} satisfies Resolvers;
