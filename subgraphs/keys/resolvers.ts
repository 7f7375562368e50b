import type { AddLlmKeyTools } from './llm-key/add-llm-key.ts';
import { llmKeyResolvers } from './llm-key/llm-key.resolvers.ts';
import { providerResolvers } from './provider/provider.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';

export const createResolvers = (tools: AddLlmKeyTools): Resolvers => ({
  ...providerResolvers(tools.catalogue),
  ...llmKeyResolvers(tools),
});
