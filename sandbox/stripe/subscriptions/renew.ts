import { changeAndEmit, emit } from '../events/emit.ts';
import { collectInvoice, payingMethodOf, type Attempt } from '../settlement/collect-invoice.ts';
import { draftInvoice, finalizeInvoice } from '../invoices/issue-invoice.ts';
import type { BillingReason } from '../invoices/invoice.ts';
import { previewRenewal } from './preview.ts';
import type { StripeContext } from '../stripe-context.ts';
import { forget } from '../stripe-state.ts';
import type { Invoice, Subscription } from '../wire.ts';
import { cancelNow } from '../settlement/cancel-subscription.ts';
import { periodLines } from './create-subscription.ts';
import { itemsOf, nextPeriodEnd, periodEnd } from '../settlement/period.ts';

const ALONE: Attempt = { isCustomerPresent: false };

/** Starts the next period at `at` and bills it, together with the waiting lines. */
export function renew(context: StripeContext, subscription: Subscription, at: number): void {
  const due = itemsOf(subscription).filter(({ current_period_end: end }) => end <= at);
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => beginPeriod(subscription, at, due));
  bill(context, subscription, 'subscription_cycle', at, ALONE, due);
}

/** Ends a trial. Without a payment method, applies what was agreed when the trial began. */
export function endTrial(context: StripeContext, subscription: Subscription, at: number): void {
  const agreed = subscription.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice';
  if (payingMethodOf(context, subscription) === undefined && agreed !== 'create_invoice') {
    if (agreed === 'cancel') return cancelNow(context, subscription, at, 'cancellation_requested');
    changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
      subscription.status = 'paused';
      subscription.trial_end = Math.min(subscription.trial_end ?? at, at);
    });
    emit(context, 'customer.subscription.paused', subscription, at);
    return;
  }
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    subscription.status = 'active';
    subscription.trial_end = Math.min(subscription.trial_end ?? at, at);
    subscription.billing_cycle_anchor = at;
    beginPeriod(subscription, at);
  });
  bill(context, subscription, 'subscription_cycle', at, ALONE);
}

/** Starts a new period for a paused subscription, which becomes active once its first invoice is paid. */
export function resume(context: StripeContext, subscription: Subscription, at: number): Invoice {
  subscription.billing_cycle_anchor = at;
  beginPeriod(subscription, at);
  return bill(context, subscription, 'subscription_cycle', at, ALONE);
}

function beginPeriod(subscription: Subscription, at: number, items = itemsOf(subscription)): void {
  for (const item of items) {
    item.current_period_start = at;
    item.current_period_end = periodEnd(subscription.billing_cycle_anchor, item.price, at);
  }
}

function bill(
  context: StripeContext,
  subscription: Subscription,
  reason: BillingReason,
  at: number,
  how: Attempt,
  items = itemsOf(subscription),
): Invoice {
  const { pendingLines } = context.state.value;
  const lines = [...(pendingLines[subscription.id] ?? []), ...periodLines(context, subscription, items)];
  forget(pendingLines, subscription.id);
  const latest = subscription.latest_invoice;
  const invoice = draftInvoice(context, subscription, { reason, lines, periodStart: at, periodEnd: at }, at);
  if (subscription.status === 'unpaid') {
    // Drafts accumulate until an older invoice is paid:
    // https://docs.stripe.com/billing/subscriptions/overview#unpaid-subscriptions
    invoice.auto_advance = false;
    subscription.latest_invoice = latest;
    return invoice;
  }
  finalizeInvoice(context, invoice, at);
  collectInvoice(context, invoice, at, how);
  return invoice;
}

/** Announces a renewal, with an invoice without an id. */
export function announceRenewal(context: StripeContext, subscription: Subscription, at: number): void {
  const { announced } = context.state.value;
  announced[subscription.id] = { ...announced[subscription.id], renewal: nextPeriodEnd(subscription) ?? at };
  const invoice: Partial<Invoice> = previewRenewal(context, subscription, at);
  delete invoice.id;
  emit(context, 'invoice.upcoming', invoice, at);
}

/** 23 hours without a payment: the subscription never became active. */
export function expireIncomplete(
  context: StripeContext,
  subscription: Subscription,
  at: number,
  voidInvoice: (invoice: Invoice) => void,
): void {
  const invoice = context.state.value.invoices[subscription.latest_invoice ?? ''];
  if (invoice?.status === 'open') voidInvoice(invoice);
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    subscription.status = 'incomplete_expired';
    subscription.ended_at = at;
  });
  context.state.changed();
}
