import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { Entitlement } from './entitlement.entity.ts';
import { Subscription } from './subscription.entity.ts';

/** By company; row security leaves only the one that the request is about. */
export function createEntitlementLoader(em: EntityManager) {
  return new DataLoader<string, Entitlement | null>(async (tenantIds) => {
    const entitlements = await em.find(Entitlement, { tenantId: { $in: [...tenantIds] } });
    const byTenant = new Map(entitlements.map((entitlement) => [entitlement.tenantId, entitlement]));
    return tenantIds.map((tenantId) => byTenant.get(tenantId) ?? null);
  });
}

/** The same of subscriptions. */
export function createSubscriptionLoader(em: EntityManager) {
  return new DataLoader<string, Subscription | null>(async (tenantIds) => {
    const subscriptions = await em.find(Subscription, { tenantId: { $in: [...tenantIds] } });
    const byTenant = new Map(subscriptions.map((subscription) => [subscription.tenantId, subscription]));
    return tenantIds.map((tenantId) => byTenant.get(tenantId) ?? null);
  });
}
