import { day, newLine } from '../invoices/line.ts';
import { amountOf } from '../products/price.ts';
import type { InvoiceLine, Price, Product, Subscription, SubscriptionItem } from '../wire.ts';

/** What an item of a subscription is to be from a moment on. */
export interface ItemChange {
  item: SubscriptionItem;
  price: Price;
  quantity: number;
}

/** The part of an amount that belongs to what is left of a period, rounded to the cent as people round. */
export function share(amount: number, start: number, end: number, moment: number): number {
  return end <= start ? 0 : Math.round((amount * (end - moment)) / (end - start));
}

/** Whether the change asks for money in another rhythm: then a new period begins at once. */
export function changesRhythm(change: ItemChange): boolean {
  const [before, after] = [change.item.price.recurring, change.price.recurring];
  return before?.interval !== after?.interval || before?.interval_count !== after?.interval_count;
}

/**
 * The lines that even out a change at `moment`: what was paid and is not used comes back, what is used until the period's end is
 * charged. The preview and the change itself both come from here, so for the same moment they are the same to the cent.
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
  const named = (price: Price, quantity: number) => `${quantity} × ${product(price)?.name ?? 'subscription'} after ${day(moment)}`;
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
