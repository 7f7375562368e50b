import { day, newLine } from '../invoices/line.ts';
import { amountOf } from '../products/price.ts';
import type { InvoiceLine, Price, Product, Subscription, SubscriptionItem } from '../wire.ts';

/** What a subscription's item changes to, from a given moment on. */
export interface ItemChange {
  item: SubscriptionItem;
  price: Price;
  quantity: number;
}

/** The share of an amount for the rest of a period, rounded to the nearest cent. */
export function share(amount: number, start: number, end: number, moment: number): number {
  return end <= start ? 0 : Math.round((amount * (end - moment)) / (end - start));
}

/** Whether the change has another billing interval. In that case a new period begins at once. */
export function changesRhythm(change: ItemChange): boolean {
  const [before, after] = [change.item.price.recurring, change.price.recurring];
  return before?.interval !== after?.interval || before?.interval_count !== after?.interval_count;
}

/**
 * The lines that settle a change at `moment`: the unused part of what was paid is credited, and the rest of the period
 * is charged. The preview and the change both use this function, so for the same moment they match to the cent.
 */
export function prorationLines(
  subscription: Subscription,
  change: ItemChange,
  product: (price: Price) => Product | undefined,
  moment: number,
): InvoiceLine[] {
  const { item } = change;
  const { current_period_start: start, current_period_end: end } = item;
  const isSame = item.price.id === change.price.id && item.quantity === change.quantity;
  if (subscription.status === 'trialing' || isSame) return [];
  const line = (description: string, price: Price, quantity: number, amount: number) =>
    newLine({
      ...{ subscription: subscription.id, item: item.id, metadata: subscription.metadata },
      ...{ price, quantity, amount, start: moment, end, isProration: true, description },
    });
  const named = (price: Price, quantity: number) =>
    `${quantity} × ${product(price)?.name ?? 'subscription'} after ${day(moment)}`;
  const unused = line(
    `Unused time on ${named(item.price, item.quantity)}`,
    item.price,
    item.quantity,
    -share(amountOf(item.price, item.quantity), start, end, moment),
  );
  if (changesRhythm(change)) return [unused];
  const remaining = line(
    `Remaining time on ${named(change.price, change.quantity)}`,
    change.price,
    change.quantity,
    share(amountOf(change.price, change.quantity), start, end, moment),
  );
  return [unused, remaining];
}
