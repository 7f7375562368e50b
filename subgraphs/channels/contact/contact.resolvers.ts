import type { Resolvers } from '../generated/resolvers.ts';

export const contactResolvers = {
  Contact: {
    __resolveReference: ({ id }, { loaders }) => loaders.contact.load(id),
  },
} satisfies Resolvers;
