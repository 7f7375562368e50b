import type { Params } from '../api/params.ts';
import { invalid, missingParameter } from '../api/rejection.ts';
import { findRecurringPrice } from '../find.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Subscription } from '../wire.ts';
import { itemNamed } from '../settlement/period.ts';
import type { ItemChange } from './proration.ts';

const MOST = 999_999;

/** How the cost of a change is settled. */
export const PRORATION_BEHAVIORS = ['create_prorations', 'always_invoice', 'none'] as const;
export type ProrationBehavior = (typeof PRORATION_BEHAVIORS)[number];

/** Reads `items[0][id|price|quantity]`; null if no item is changed. */
export function readItemChange(context: StripeContext, subscription: Subscription, params: Params): ItemChange | null {
  const asked = params.sections('items');
  const [first] = asked;
  if (first === undefined) return null;
  const named = itemNamed(subscription, first.text('id'));
  // Stripe would add a second item and bill for both, which no one who uses this product intends.
  if (!first.has('id') || asked.length > 1)
    throw invalid(
      `This sandbox knows subscriptions with one item only. Name it: ${first.path('id')}=${named?.id ?? ''}.`,
      first.path('id'),
    );
  if (named === undefined)
    throw invalid(`No such subscription item: '${first.text('id') ?? ''}'`, first.path('id'), 'resource_missing');
  const price = first.text('price');
  return {
    item: named,
    price: price === undefined ? named.price : findRecurringPrice(context, price, first.path('price')),
    quantity: first.integer('quantity', 0, MOST) ?? named.quantity,
  };
}

/** Reads the items of a new subscription. */
export function readNewItem(context: StripeContext, params: Params): Omit<ItemChange, 'item'> {
  const [first, ...others] = params.sections('items');
  if (first === undefined) throw missingParameter(params.path('items'));
  if (others.length > 0) throw invalid('This sandbox knows subscriptions with one item only.', params.path('items'));
  return {
    price: findRecurringPrice(context, first.requiredText('price'), first.path('price')),
    quantity: first.integer('quantity', 0, MOST) ?? 1,
  };
}

/** The moment when a change takes effect: the given one, or now. It must lie within the current period. */
export function readMoment(subscription: Subscription, params: Params, at: number): number {
  const moment = params.integer('proration_date');
  const item = itemNamed(subscription, params.sections('items')[0]?.text('id'));
  if (moment === undefined || item === undefined) return at;
  const { current_period_start: start, current_period_end: end } = item;
  if (moment < start || moment > end)
    throw invalid(
      `The \`proration_date\` must be within the current billing period (from ${start} to ${end}).`,
      params.path('proration_date'),
    );
  return moment;
}
