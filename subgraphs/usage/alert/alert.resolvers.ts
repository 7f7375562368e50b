import type { Resolvers } from '../generated/resolvers.ts';
import { setBudgetAlerts } from './set-budget-alerts.ts';
import { showBudgetAlerts, showThresholds } from './show-budget-alerts.ts';

export const alertResolvers = {
  Tenant: {
    budgetAlerts: (tenant, _args, ctx) => showBudgetAlerts(ctx, tenant),
    budgetAlertThresholds: (tenant, _args, ctx) => showThresholds(ctx, tenant),
  },
  Mutation: { setBudgetAlerts: (_root, { input }, ctx) => setBudgetAlerts(ctx, input) },
} satisfies Resolvers;
