import { emit, changeAndEmit } from '../events/emit.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { cancelNow } from './cancel-subscription.ts';
import { applyPendingUpdate } from './pending-update.ts';

/** After a payment: continues what was waiting for it. */
export function settleSubscription(context: StripeContext, invoice: Invoice, at: number): void {
  const subscription = subscriptionBehind(context, invoice);
  if (subscription === undefined || subscription.ended_at !== null) return;
  applyPendingUpdate(context, subscription, invoice, at);
  if (subscription.latest_invoice !== invoice.id) return;
  if (subscription.status === 'paused') {
    subscription.status = 'active';
    context.state.changed();
    emit(context, 'customer.subscription.updated', subscription, at, { status: 'paused' });
    emit(context, 'customer.subscription.resumed', subscription, at);
    return;
  }
  if (!['incomplete', 'past_due', 'unpaid'].includes(subscription.status)) return;
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    subscription.status = 'active';
  });
  context.state.changed();
}

/**
 * After a failed payment: `incomplete` stays, `active` becomes past due, and after the last attempt the account's
 * setting applies.
 */
export function failSubscription(context: StripeContext, invoice: Invoice, at: number, wasLastAttempt: boolean): void {
  const subscription = subscriptionBehind(context, invoice);
  if (subscription === undefined || subscription.ended_at !== null) return;
  if (invoice.billing_reason === 'subscription_create' || subscription.pending_update !== null) return;
  // If a resumption fails, the subscription stays paused.
  if (subscription.status === 'paused') return;
  const after = context.settings.afterRetries;
  if (wasLastAttempt && after === 'canceled') {
    cancelNow(context, subscription, at, 'payment_failed');
    return;
  }
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    subscription.status = wasLastAttempt ? after : 'past_due';
  });
  context.state.changed();
}

function subscriptionBehind(context: StripeContext, invoice: Invoice): Subscription | undefined {
  const id = invoice.parent?.subscription_details?.subscription;
  return typeof id === 'string' ? context.state.value.subscriptions[id] : undefined;
}
