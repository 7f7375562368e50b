import type Stripe from 'stripe';
import { readPreview } from './stripe-objects.adapter.ts';
import type { Payments, QuantityChange } from './stripe.port.ts';
import { notUnderstood, textOf, understood } from './understood.adapter.ts';

type Changes = Pick<Payments, 'previewQuantity' | 'changeQuantity' | 'changeOnceConfirmed' | 'setCancelsAtPeriodEnd'>;

/** The changes to a running subscription. */
export const createChanges = (stripe: Stripe): Changes => ({
  previewQuantity: (change) => previewQuantity(stripe, change),
  changeQuantity: (change, key) => changeQuantity(stripe, change, key),
  changeOnceConfirmed: (change, key) => changeOnceConfirmed(stripe, change, key),
  setCancelsAtPeriodEnd: (id, cancels, key) => setCancelsAtPeriodEnd(stripe, { id, cancels, key }),
});

async function previewQuantity(stripe: Stripe, { subscriptionId, itemId, quantity, prorationDate }: QuantityChange) {
  const ask = (behavior: 'always_invoice' | 'none') =>
    understood(
      stripe.invoices.createPreview({
        subscription: subscriptionId,
        subscription_details: {
          items: [{ id: itemId, quantity }],
          proration_behavior: behavior,
          ...(prorationDate && behavior !== 'none' ? { proration_date: seconds(prorationDate) } : {}),
        },
      }),
      'invoice',
    );
  const [now, next] = await Promise.all([ask('always_invoice'), ask('none')]);
  return readPreview(now, next);
}

async function changeQuantity(stripe: Stripe, change: QuantityChange, idempotencyKey: string): Promise<void> {
  const { subscriptionId: id, itemId, quantity } = change;
  const params = { ...changeOf(change), payment_behavior: 'error_if_incomplete' as const };
  const changed = await understood(stripe.subscriptions.update(id, params, { idempotencyKey }), 'subscription', id);
  if (quantityIn(changed, itemId) !== quantity)
    throw notUnderstood(`subscription ${id} has a different quantity than requested.`);
}

/** https://docs.stripe.com/billing/subscriptions/pending-updates */
async function changeOnceConfirmed(
  stripe: Stripe,
  change: QuantityChange,
  idempotencyKey: string,
): Promise<string | null> {
  const { subscriptionId: id, itemId, quantity } = change;
  const params = {
    ...changeOf(change),
    payment_behavior: 'pending_if_incomplete' as const,
    expand: ['latest_invoice'],
  };
  const changed = await understood(stripe.subscriptions.update(id, params, { idempotencyKey }), 'subscription', id);
  if (!changed.pending_update && quantityIn(changed, itemId) === quantity) return null;
  const invoice = changed.latest_invoice;
  return textOf(typeof invoice === 'object' ? invoice?.hosted_invoice_url : null, 'where the payment is confirmed');
}

async function setCancelsAtPeriodEnd(
  stripe: Stripe,
  { id, cancels, key }: { readonly id: string; readonly cancels: boolean; readonly key: string },
): Promise<void> {
  const ask = (params: Stripe.SubscriptionUpdateParams, idempotencyKey: string) =>
    understood(stripe.subscriptions.update(id, params, { idempotencyKey }), 'subscription', id);
  let changed = await ask({ cancel_at_period_end: cancels }, key);
  // An end on a specific day, as the dashboard sets it, is a separate field:
  // https://docs.stripe.com/api/subscriptions/update
  if (!cancels && changed.cancel_at) changed = await ask({ cancel_at: '' }, `${key} day`);
  const isDone = cancels
    ? changed.cancel_at_period_end === true
    : changed.cancel_at_period_end === false && !changed.cancel_at;
  if (!isDone) throw notUnderstood(`subscription ${id} does not show the change that was requested.`);
}

const quantityIn = ({ items }: Stripe.Subscription, itemId: string): number | null =>
  (Array.isArray(items?.data) ? items.data : []).find(({ id }) => id === itemId)?.quantity ?? null;

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

const changeOf = ({ itemId, quantity, prorationDate }: QuantityChange) => ({
  items: [{ id: itemId, quantity }],
  proration_behavior: 'always_invoice' as const,
  ...(prorationDate ? { proration_date: seconds(prorationDate) } : {}),
});
