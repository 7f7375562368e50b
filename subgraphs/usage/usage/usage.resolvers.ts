import { isId } from '@konstruct/kit/database';
import { showBudgetAlerts, showThresholds } from '../budget/show-budget-alerts.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { showUsage } from './show-usage.ts';

export const usageResolvers = {
  Tenant: {
    usage: (tenant, args, context) => showUsage(context, tenant, args),
    budgetAlerts: (tenant, _args, context) => showBudgetAlerts(context, tenant),
    budgetAlertThresholds: (tenant, _args, context) => showThresholds(context, tenant),
  },
  Message: {
    __resolveReference: ({ id }) => ({ id }),
    usage: ({ id }, _args, { loaders }) => (isId(id) ? loaders.messageUsage.load(id.toLowerCase()) : null),
  },
} satisfies Resolvers;
