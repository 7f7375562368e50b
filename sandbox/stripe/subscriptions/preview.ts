import { newId } from '../api/id.ts';
import { discounted } from '../discounts/discount.ts';
import { findCustomer } from '../find.ts';
import type { StripeContext } from '../stripe-context.ts';
import { periodLines } from './create-subscription.ts';
import type { PlannedChange } from './change-item.ts';
import { itemsOf, periodEnd, withItem } from '../settlement/period.ts';
import type { Invoice, InvoiceLine, Subscription } from '../wire.ts';
import { newInvoice } from '../invoices/invoice.ts';

/** The invoice of the next renewal, with the waiting lines and those that `planned` adds. */
export function previewRenewal(
  context: StripeContext,
  subscription: Subscription,
  at: number,
  planned?: PlannedChange,
): Invoice {
  const items = planned === undefined ? itemsOf(subscription) : withItem(subscription, planned.item);
  const start = Math.min(...items.map(({ current_period_end: end }) => end));
  const next = items
    .filter(({ current_period_end: end }) => end === start)
    .map((item) => ({
      ...item,
      current_period_start: start,
      current_period_end: periodEnd(subscription.billing_cycle_anchor, item.price, start),
    }));
  const renewed: Subscription = { ...subscription, status: 'active' };
  const waiting = context.state.value.pendingLines[subscription.id] ?? [];
  return preview(
    context,
    subscription,
    [...waiting, ...(planned?.lines ?? []), ...periodLines(context, renewed, next)],
    start,
    start,
    at,
  );
}

/** The immediate invoice of a change. */
export function previewChange(
  context: StripeContext,
  subscription: Subscription,
  planned: PlannedChange,
  at: number,
): Invoice {
  const waiting = context.state.value.pendingLines[subscription.id] ?? [];
  const { current_period_start, current_period_end } = planned.item;
  return preview(context, subscription, [...waiting, ...planned.lines], current_period_start, current_period_end, at);
}

function preview(
  context: StripeContext,
  subscription: Subscription,
  lines: InvoiceLine[],
  periodStart: number,
  periodEndsAt: number,
  at: number,
): Invoice {
  const customer = findCustomer(context, subscription.customer);
  const invoice = newInvoice(
    {
      ...{ customer, subscription, periodStart, periodEnd: periodEndsAt },
      ...{ metadata: subscription.metadata, reason: 'upcoming', currency: subscription.currency },
      ...discounted(context, subscription, lines, at),
    },
    at,
  );
  const id = `upcoming_${newId('in')}`;
  return {
    ...invoice,
    id,
    lines: { ...invoice.lines, data: invoice.lines.data.map((line) => ({ ...line, invoice: id })) },
  };
}
