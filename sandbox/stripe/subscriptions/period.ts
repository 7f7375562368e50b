import type { Price, Subscription, SubscriptionItem } from '../wire.ts';

/** `count` intervals after `from`, at the same time of day; a day that the month lacks becomes its last. */
export function addIntervals(from: number, price: Price, count: number): number {
  const { interval, interval_count: each } = price.recurring ?? { interval: 'month', interval_count: 1 };
  const total = each * count;
  if (interval === 'day') return from + total * 86_400;
  if (interval === 'week') return from + total * 7 * 86_400;
  const start = new Date(from * 1000);
  const months = interval === 'year' ? total * 12 : total;
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  const end = new Date(start);
  end.setUTCDate(1);
  end.setUTCMonth(start.getUTCMonth() + months);
  end.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return Math.floor(end.getTime() / 1000);
}

/** Where the period that begins at `start` ends, counted from the anchor so that the 31st comes back after February. */
export function periodEnd(anchor: number, price: Price, start: number): number {
  let count = 1;
  while (addIntervals(anchor, price, count) <= start) count += 1;
  return addIntervals(anchor, price, count);
}

/** The one item that a subscription of this stand-in has. */
export function itemOf(subscription: Subscription): SubscriptionItem {
  const item = subscription.items.data[0];
  if (item === undefined) throw new Error(`Subscription ${subscription.id} has no item.`);
  return item;
}
