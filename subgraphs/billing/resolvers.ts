import { ownTenant } from '@konstruct/kit/graph';
import type { Resolvers } from './generated/resolvers.ts';
import { invoiceResolvers } from './invoice/invoice.resolvers.ts';
import { planResolvers } from './plan/plan.resolvers.ts';
import { subscriptionResolvers } from './subscription/subscription.resolvers.ts';

/** The subgraph's resolvers. */
export const resolvers = {
  ...subscriptionResolvers,
  Query: { ...ownTenant.Query, ...planResolvers.Query },
  Tenant: { ...ownTenant.Tenant, ...subscriptionResolvers.Tenant, ...invoiceResolvers.Tenant },
} satisfies Resolvers;
