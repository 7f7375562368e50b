import { isId } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';

export const contactResolvers = {
  Contact: {
    __resolveReference: ({ id }, { loaders }) => (isId(id) ? loaders.contact.load(id) : null),
  },
} satisfies Resolvers;
