import { asksForAction, declined } from '../payment-methods/attach-card.ts';
import { changeAndEmit, emit } from '../events/emit.ts';
import { findCustomer } from '../find.ts';
import { askBank, type Outcome } from '../invoices/charge.ts';
import { collectInvoice, payingMethodOf } from '../settlement/collect-invoice.ts';
import { draftInvoice, finalizeInvoice } from '../invoices/issue-invoice.ts';
import { amountDue } from '../invoices/invoice.ts';
import { planOf } from '../products/price.ts';
import type { StripeContext } from '../stripe-context.ts';
import { forget } from '../stripe-state.ts';
import type { InvoiceLine, Subscription, SubscriptionItem } from '../wire.ts';
import { periodLines } from './create-subscription.ts';
import { holdUpdate } from '../settlement/pending-update.ts';
import { itemNamed, periodEnd, withItem } from '../settlement/period.ts';
import { changesRhythm, prorationLines, type ItemChange } from './proration.ts';
import type { ProrationBehavior } from './read-change.ts';

export const PAYMENT_BEHAVIORS = [
  'allow_incomplete',
  'default_incomplete',
  'error_if_incomplete',
  'pending_if_incomplete',
] as const;
export type PaymentBehavior = (typeof PAYMENT_BEHAVIORS)[number];

/** A planned change, and its immediate cost. */
export interface PlannedChange {
  item: SubscriptionItem;
  /** Null if the billing interval stays the same. */
  newAnchor: number | null;
  lines: InvoiceLine[];
  isInvoicedNow: boolean;
}

/** Calculates a change without making it. The preview shows it and the update applies it. */
export function planChange(
  context: StripeContext,
  subscription: Subscription,
  change: ItemChange,
  behavior: ProrationBehavior,
  moment: number,
): PlannedChange {
  const item: SubscriptionItem = {
    ...structuredClone(change.item),
    price: change.price,
    plan: planOf(change.price),
    quantity: change.quantity,
  };
  const product = context.state.value.products;
  const prorated =
    behavior === 'none' ? [] : prorationLines(subscription, change, (price) => product[price.product], moment);
  const isTrial = subscription.status === 'trialing';
  if (isTrial || !changesRhythm(change))
    return {
      item,
      newAnchor: null,
      lines: prorated,
      isInvoicedNow: behavior === 'always_invoice' && prorated.length > 0,
    };
  item.current_period_start = moment;
  item.current_period_end = periodEnd(moment, change.price, moment);
  const whole = periodLines(context, subscription, [item]);
  return { item, newAnchor: moment, lines: [...prorated, ...whole], isInvoicedNow: true };
}

/** Makes the change. Its cost is invoiced now, or with the next invoice. */
export function changeItem(
  context: StripeContext,
  subscription: Subscription,
  planned: PlannedChange,
  payment: PaymentBehavior,
  at: number,
): void {
  const { pendingLines } = context.state.value;
  const waiting = pendingLines[subscription.id] ?? [];
  if (!planned.isInvoicedNow) {
    if (planned.lines.length > 0) pendingLines[subscription.id] = [...waiting, ...planned.lines];
    apply(context, subscription, planned, at);
    return;
  }
  const lines = [...waiting, ...planned.lines];
  const outcome = askFirst(context, subscription, lines);
  const isUnpaid = outcome !== 'paid';
  if (payment === 'error_if_incomplete' && outcome === 'asks') throw asksForAction('subscription');
  if (payment === 'error_if_incomplete' && isUnpaid) throw declined();
  const isHeld = isUnpaid && payment === 'pending_if_incomplete';
  if (!isHeld) apply(context, subscription, planned, at);
  forget(pendingLines, subscription.id);
  const earlier = context.state.value.invoices[subscription.latest_invoice ?? ''];
  const { current_period_start: periodStart, current_period_end } = planned.item;
  const invoice = draftInvoice(
    context,
    subscription,
    { reason: 'subscription_update', lines, periodStart, periodEnd: current_period_end },
    at,
  );
  finalizeInvoice(context, invoice, at);
  if (isHeld) holdUpdate(context, subscription, planned.item, at, earlier);
  if (payment === 'default_incomplete' && invoice.amount_due > 0) {
    changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
      subscription.status = 'past_due';
    });
    return;
  }
  collectInvoice(context, invoice, at, { isCustomerPresent: false, outcome });
}

/** Asks the bank before anything is changed, because two of the four behaviours change nothing if the bank declines. */
function askFirst(context: StripeContext, subscription: Subscription, lines: InvoiceLine[]): Outcome {
  const customer = findCustomer(context, subscription.customer);
  const { due } = amountDue(
    lines.reduce((sum, line) => sum + line.amount, 0),
    customer.balance,
  );
  return due === 0 ? 'paid' : askBank(context, customer, payingMethodOf(context, subscription), false);
}

function apply(context: StripeContext, subscription: Subscription, planned: PlannedChange, at: number): void {
  const before = {
    items: structuredClone(subscription.items),
    billing_cycle_anchor: subscription.billing_cycle_anchor,
  };
  const isSame = JSON.stringify(itemNamed(subscription, planned.item.id)) === JSON.stringify(planned.item);
  if (isSame) return;
  subscription.items.data = withItem(subscription, planned.item);
  if (planned.newAnchor !== null) subscription.billing_cycle_anchor = planned.newAnchor;
  if (subscription.cancel_at_period_end) subscription.cancel_at = planned.item.current_period_end;
  context.state.changed();
  emit(
    context,
    'customer.subscription.updated',
    subscription,
    at,
    planned.newAnchor === null ? { items: before.items } : before,
  );
}
