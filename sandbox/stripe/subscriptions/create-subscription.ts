import { emit } from '../events/emit.ts';
import { collectInvoice, type Attempt } from '../settlement/collect-invoice.ts';
import { draftInvoice, finalizeInvoice } from '../invoices/issue-invoice.ts';
import { describeUnits, newLine } from '../invoices/line.ts';
import type { StripeContext } from '../stripe-context.ts';
import { amountOf } from '../products/price.ts';
import type { InvoiceLine, Subscription, SubscriptionItem } from '../wire.ts';
import { itemsOf, periodEnd } from '../settlement/period.ts';
import { newSubscription, type SubscriptionFacts } from './subscription.ts';

/** Stripe announces the end of a trial this long before; at once if the trial is shorter. */
export const TRIAL_NOTICE_SECONDS = 3 * 86_400;

/** Creates a subscription and bills its first period. During a trial the first invoice is zero. */
export function createSubscription(
  context: StripeContext,
  facts: Omit<SubscriptionFacts, 'periodEnd'>,
  at: number,
  first: Attempt | 'later',
): Subscription {
  const { state } = context;
  const end = facts.trialEnd ?? periodEnd(at, facts.price, at);
  const subscription = newSubscription({ ...facts, periodEnd: end }, at);
  state.value.subscriptions[subscription.id] = subscription;
  state.value.announced[subscription.id] = {};
  state.changed();
  emit(context, 'customer.subscription.created', subscription, at);
  if (facts.trialEnd !== null && facts.trialEnd - at <= TRIAL_NOTICE_SECONDS)
    announceTrialEnd(context, subscription, at);

  const lines = periodLines(context, subscription);
  const invoice = draftInvoice(
    context,
    subscription,
    { reason: 'subscription_create', lines, periodStart: at, periodEnd: at },
    at,
  );
  finalizeInvoice(context, invoice, at);
  if (first !== 'later' || invoice.amount_due === 0)
    collectInvoice(context, invoice, at, first === 'later' ? { isCustomerPresent: false } : first);
  return subscription;
}

/**
 * A line for the current period of each of these items; by default, of all items. During a trial its amount is zero.
 */
export function periodLines(
  context: StripeContext,
  subscription: Subscription,
  items = itemsOf(subscription),
): InvoiceLine[] {
  return items.map((item) => periodLine(context, subscription, item));
}

function periodLine(context: StripeContext, subscription: Subscription, item: SubscriptionItem): InvoiceLine {
  const product = context.state.value.products[item.price.product];
  const isTrial = subscription.status === 'trialing';
  return newLine({
    subscription: subscription.id,
    item: item.id,
    price: item.price,
    quantity: item.quantity,
    amount: isTrial ? 0 : amountOf(item.price, item.quantity),
    start: item.current_period_start,
    end: item.current_period_end,
    isProration: false,
    description: isTrial
      ? `Trial period for ${product?.name ?? 'subscription'}`
      : describeUnits(item.quantity, item.price, product),
    metadata: subscription.metadata,
  });
}

export function announceTrialEnd(context: StripeContext, subscription: Subscription, at: number): void {
  context.state.value.announced[subscription.id] = {
    ...context.state.value.announced[subscription.id],
    trialEnd: subscription.trial_end ?? at,
  };
  emit(context, 'customer.subscription.trial_will_end', subscription, at);
}
