import type { Dependencies } from './dependencies.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invoiceResolvers } from './invoice/invoice.resolvers.ts';
import { planResolvers } from './plan/plan.resolvers.ts';
import { subscriptionResolvers } from './subscription/subscription.resolvers.ts';

/** The aggregates' resolvers as one map. */
export function createResolvers(deps: Dependencies) {
  const subscription = subscriptionResolvers(deps);
  return {
    ...planResolvers(deps.catalogue),
    ...subscription,
    Tenant: { ...subscription.Tenant, ...invoiceResolvers.Tenant },
  } satisfies Resolvers;
}
