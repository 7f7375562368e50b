import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { departedProvider } from '../provider/provider.ts';
import { type AddLlmKeyTools, addLlmKeyWith } from './add-llm-key.ts';
import { maxKeys } from './key-limit.ts';
import { LlmKey } from './llm-key.entity.ts';
import { removeLlmKey } from './remove-llm-key.ts';

export const llmKeyResolvers = (tools: AddLlmKeyTools) => {
  const addLlmKey = addLlmKeyWith(tools);
  return {
    Mutation: {
      addLlmKey: (_root, { input }, context) => addLlmKey(context, input),
      removeLlmKey: (_root, { input }, context) => removeLlmKey(context, input),
    },
    Tenant: {
      llmKeys: (_tenant, _arguments, { em }) => newestKeys(em),
    },
    LlmKey: {
      __resolveReference: ({ id }, { loaders }) => loaders.llmKey.load(id),
      provider: ({ providerId }) => tools.catalogue.find(providerId) ?? departedProvider(providerId),
    },
  } satisfies Resolvers;
};

/** UUIDv7 ids sort by the moment they were made. */
const newestKeys = (em: Context['em']) => em.find(LlmKey, { removedAt: null }, { orderBy: { id: 'desc' }, limit: maxKeys });
