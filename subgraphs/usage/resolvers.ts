import { ownTenant } from '@konstruct/kit/graph';
import { budgetResolvers } from './budget/budget.resolvers.ts';
import { usageResolvers } from './usage/usage.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';

export const resolvers = {
  ...budgetResolvers,
  ...usageResolvers,
  Query: ownTenant.Query,
  Tenant: { ...ownTenant.Tenant, ...usageResolvers.Tenant },
} satisfies Resolvers;
