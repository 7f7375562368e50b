import { isId } from '@konstruct/kit/database';
import type { Resolvers } from '../generated/resolvers.ts';
import { setBudgetAlerts } from './set-budget-alerts.ts';
import { setTenantBudget } from './set-tenant-budget.ts';

export const budgetResolvers = {
  Agent: {
    __resolveReference: ({ id }) => ({ id }),
    budget: ({ id }, _args, { loaders }) => (isId(id) ? loaders.budget.load(id.toLowerCase()) : null),
  },
  Mutation: {
    setTenantBudget: (_root, { input }, context) => setTenantBudget(context, input),
    setBudgetAlerts: (_root, { input }, context) => setBudgetAlerts(context, input),
  },
} satisfies Resolvers;
