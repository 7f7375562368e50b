import type { Resolvers } from '../generated/resolvers.ts';

/** The field of a key that only this service can resolve: whether its ring opens the key. */
export const llmKeyResolvers = {
  LlmKey: {
    __resolveReference: ({ id }) => ({ id }),
    isOpenable: ({ id }, _args, { loaders }) => loaders.openableKey.load(id),
  },
} satisfies Resolvers;
