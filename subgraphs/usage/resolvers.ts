import { budgetResolvers } from './budget/budget.resolvers.ts';
import { usageResolvers } from './usage/usage.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';

export const resolvers = { ...budgetResolvers, ...usageResolvers } satisfies Resolvers;
