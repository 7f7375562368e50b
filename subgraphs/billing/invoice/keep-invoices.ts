import { newId } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import type { AccountSnapshot } from '../stripe/stripe.port.ts';
import { hasEnded } from '../state/subscription-status.ts';
import { Invoice } from './invoice.entity.ts';

/** Stores invoices as they are at the payment provider. Must be called under the lock of the company's subscription. */
export async function keepInvoices(
  { tenantId, em }: TenantContext,
  { subscriptions, invoices }: AccountSnapshot,
): Promise<void> {
  const ended = new Set(subscriptions.filter(({ status }) => hasEnded(status)).map(({ id }) => id));
  const known = await em.find(Invoice, { providerId: { $in: invoices.map(({ providerId }) => providerId) } });
  const byProviderId = new Map(known.map((invoice) => [invoice.providerId, invoice]));
  for (const { providerId, subscriptionId, dueMinor, ...snapshot } of invoices) {
    // Stripe stops collecting when a subscription ends, and a later payment would buy nothing:
    // https://docs.stripe.com/api/subscriptions/cancel
    const isCollected = subscriptionId === null || !ended.has(subscriptionId);
    const present = { ...snapshot, dueMinor: isCollected ? dueMinor : 0 };
    const row = byProviderId.get(providerId);
    if (row) Object.assign(row, present);
    else em.create(Invoice, { tenantId, id: newId(), providerId, ...present });
  }
  await em.flush();
}
