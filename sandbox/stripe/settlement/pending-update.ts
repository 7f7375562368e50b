import { emit } from '../events/emit.ts';
import { voidInvoice } from '../invoices/issue-invoice.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Invoice, Subscription, SubscriptionItem } from '../wire.ts';
import { withItem } from './period.ts';

/** How long a change waits for its payment: https://docs.stripe.com/billing/subscriptions/pending-updates */
const WAIT_SECONDS = 23 * 60 * 60;

/** Keeps an unpaid change beside the subscription, which stays unchanged. It replaces an earlier pending change. */
export function holdUpdate(
  context: StripeContext,
  subscription: Subscription,
  item: SubscriptionItem,
  at: number,
  earlier: Invoice | undefined,
): void {
  if (subscription.pending_update !== null && earlier?.status === 'open') voidInvoice(context, earlier, at);
  subscription.pending_update = {
    billing_cycle_anchor: null,
    cancel_at_period_end: null,
    discount: null,
    discounts: null,
    expires_at: at + WAIT_SECONDS,
    metadata: null,
    subscription_items: [item],
    trial_end: null,
    trial_from_plan: null,
  };
  context.state.changed();
  emit(context, 'customer.subscription.updated', subscription, at, { pending_update: null });
}

/** The invoice was paid, so the pending change takes effect. */
export function applyPendingUpdate(
  context: StripeContext,
  subscription: Subscription,
  invoice: Invoice,
  at: number,
): void {
  const waiting = subscription.pending_update?.subscription_items?.[0];
  if (waiting === undefined || subscription.latest_invoice !== invoice.id) return;
  const before = { pending_update: subscription.pending_update, items: subscription.items };
  // The sandbox itself created the item, with its complete price.
  subscription.items = { ...subscription.items, data: withItem(subscription, waiting as SubscriptionItem) };
  subscription.pending_update = null;
  context.state.changed();
  emit(context, 'customer.subscription.updated', subscription, at, before);
  emit(context, 'customer.subscription.pending_update_applied', subscription, at);
}

/** No one paid in time: discards the change and voids its invoice. */
export function expirePendingUpdate(context: StripeContext, subscription: Subscription, at: number): void {
  const before = { pending_update: subscription.pending_update };
  subscription.pending_update = null;
  const invoice = context.state.value.invoices[subscription.latest_invoice ?? ''];
  if (invoice?.status === 'open') voidInvoice(context, invoice, at);
  context.state.changed();
  emit(context, 'customer.subscription.updated', subscription, at, before);
  emit(context, 'customer.subscription.pending_update_expired', subscription, at);
}
