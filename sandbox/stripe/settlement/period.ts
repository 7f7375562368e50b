import type { Price, Subscription, SubscriptionItem } from '../wire.ts';

/** `count` intervals after `from`, at the same time of day. If the month lacks the day, its last day. */
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

/** The end of the period that begins at `start`. Counted from the anchor, so that the 31st returns after February. */
export function periodEnd(anchor: number, price: Price, start: number): number {
  let count = 1;
  while (addIntervals(anchor, price, count) <= start) count += 1;
  return addIntervals(anchor, price, count);
}

/**
 * A subscription's items. It starts with one; the dashboard adds and removes others; an overwritten one may have none.
 */
export const itemsOf = ({ items }: { items?: Partial<Subscription['items']> | null }): SubscriptionItem[] =>
  items?.data ?? [];

/** The earliest end of its items' current periods; null if it has no items. */
export function nextPeriodEnd(subscription: Subscription): number | null {
  const ends = itemsOf(subscription).map(({ current_period_end: end }) => end);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The item with this id; the first one if no id is given. */
export function itemNamed(subscription: Subscription, id: string | undefined): SubscriptionItem | undefined {
  return id === undefined ? itemsOf(subscription)[0] : itemsOf(subscription).find((item) => item.id === id);
}

/** The items, with one of them replaced by its changed version. */
export function withItem(subscription: Subscription, changed: SubscriptionItem): SubscriptionItem[] {
  return itemsOf(subscription).map((item) => (item.id === changed.id ? changed : item));
}
