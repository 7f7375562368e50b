import { ownTenant } from '@konstruct/kit/graph';
import type { AddLlmKeyTools } from './llm-key/add-llm-key.ts';
import { llmKeyResolvers } from './llm-key/llm-key.resolvers.ts';
import { providerResolvers } from './provider/provider.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';

export const createResolvers = (tools: AddLlmKeyTools): Resolvers => {
  const llmKey = llmKeyResolvers(tools);
  return {
    ...llmKey,
    Query: { ...ownTenant.Query, ...providerResolvers(tools.catalogue).Query },
    Tenant: { ...ownTenant.Tenant, ...llmKey.Tenant },
  };
};
