import { isId } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';

export const budgetResolvers = {
  Agent: {
    __resolveReference: ({ id }) => ({ id }),
    budget: ({ id }, _args, { loaders }) => (isId(id) ? loaders.budget.load(id.toLowerCase()) : null),
  },
} satisfies Resolvers;
