import type { Resolvers } from '../generated/resolvers.ts';

/** What only the runtime can tell of a key: whether the ring opens it. */
export const llmKeyResolvers = {
  LlmKey: {
    __resolveReference: ({ id }) => ({ id }),
    isOpenable: ({ id }, _args, { loaders }) => loaders.openableKey.load(id),
  },
} satisfies Resolvers;
