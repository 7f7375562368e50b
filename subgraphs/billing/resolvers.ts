import { ownTenant } from '@konstruct/kit/graph';
import type { Dependencies } from './dependencies.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invoiceResolvers } from './invoice/invoice.resolvers.ts';
import { planResolvers } from './plan/plan.resolvers.ts';
import { subscriptionResolvers } from './subscription/subscription.resolvers.ts';

/** The aggregates' resolvers as one map. */
export function createResolvers(deps: Dependencies) {
  const subscription = subscriptionResolvers(deps);
  const plan = planResolvers(deps.catalogue);
  return {
    ...plan,
    ...subscription,
    Query: { ...ownTenant.Query, ...plan.Query },
    Tenant: { ...ownTenant.Tenant, ...subscription.Tenant, ...invoiceResolvers.Tenant },
  } satisfies Resolvers;
}
