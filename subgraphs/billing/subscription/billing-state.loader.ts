import { IsolationLevel } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { Subscription } from '../state/subscription.entity.ts';

/** What a company may use and what it has bought, as of one moment: both are written in one transaction. */
export interface BillingState {
  readonly entitlement: Entitlement | null;
  readonly subscription: Subscription | null;
}

export type BillingStateLoader = DataLoader<string, BillingState>;

const readTogether = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true };

/** Keyed by company; row security leaves only the one that the request is about. */
export function createBillingStateLoader({ em }: Pick<Context, 'em'>): BillingStateLoader {
  return new DataLoader(async (tenantIds) => {
    const where = { tenantId: { $in: [...tenantIds] } };
    return em.transactional(async (tx) => {
      const entitlements = new Map((await tx.find(Entitlement, where)).map((row) => [row.tenantId, row]));
      const subscriptions = new Map((await tx.find(Subscription, where)).map((row) => [row.tenantId, row]));
      return tenantIds.map((id) => ({
        entitlement: entitlements.get(id) ?? null,
        subscription: subscriptions.get(id) ?? null,
      }));
    }, readTogether);
  });
}
