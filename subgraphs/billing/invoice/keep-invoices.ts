import { type EntityManager, newId } from '@konstruct/kit/database';
import type { AccountSnapshot } from '../stripe/stripe.port.ts';
import { hasEnded } from '../state/subscription-status.ts';
import { Invoice } from './invoice.entity.ts';

/** Writes invoices down as they are at the payment provider. To be called under the lock of the company's subscription. */
export async function keepInvoices(tx: EntityManager, tenantId: string, { subscriptions, invoices }: AccountSnapshot): Promise<void> {
  const ended = new Set(subscriptions.filter(({ status }) => hasEnded(status)).map(({ id }) => id));
  const known = await tx.find(Invoice, { providerId: { $in: invoices.map(({ providerId }) => providerId) } });
  const byProviderId = new Map(known.map((invoice) => [invoice.providerId, invoice]));
  for (const { providerId, subscriptionId, dueMinor, ...told } of invoices) {
    // Stripe stops collecting when a subscription ends, and who pays then gets nothing for it:
    // https://docs.stripe.com/api/subscriptions/cancel
    const isCollected = subscriptionId === null || !ended.has(subscriptionId);
    const present = { ...told, dueMinor: isCollected ? dueMinor : 0 };
    const row = byProviderId.get(providerId);
    if (row) Object.assign(row, present);
    else tx.create(Invoice, { tenantId, id: newId(), providerId, ...present });
  }
  await tx.flush();
}
