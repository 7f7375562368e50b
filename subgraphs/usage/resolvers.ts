import { ownTenant } from '@konstruct/kit/graph';
import { alertResolvers } from './alert/alert.resolvers.ts';
import { budgetResolvers } from './budget/budget.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { limitResolvers } from './limit/limit.resolvers.ts';
import { usageResolvers } from './usage/usage.resolvers.ts';

/** The subgraph's resolvers. */
export const resolvers = {
  ...budgetResolvers,
  ...usageResolvers,
  Query: ownTenant.Query,
  Tenant: { ...ownTenant.Tenant, ...usageResolvers.Tenant, ...alertResolvers.Tenant },
  Mutation: { ...limitResolvers.Mutation, ...alertResolvers.Mutation },
} satisfies Resolvers;
