import { newId } from '../api/id.ts';
import type { InvoiceLine, Price, Product } from '../wire.ts';
import { money } from './money.ts';

/** The properties that distinguish one line from another. */
export interface LineFacts {
  subscription: string | null;
  item: string;
  price: Price;
  quantity: number;
  amount: number;
  start: number;
  end: number;
  isProration: boolean;
  description: string;
  metadata: Record<string, string>;
}

/** A line of an invoice, or of a future one. */
export function newLine(facts: LineFacts): InvoiceLine {
  return {
    id: newId('il'),
    object: 'line_item',
    amount: facts.amount,
    currency: facts.price.currency,
    description: facts.description,
    discount_amounts: [],
    discountable: !facts.isProration,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: facts.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: facts.isProration ? newId('ii') : null,
        proration: facts.isProration,
        proration_details: { credited_items: null },
        subscription: facts.subscription,
        subscription_item: facts.item,
      },
      type: 'subscription_item_details',
    },
    period: { end: facts.end, start: facts.start },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: facts.price.id, product: facts.price.product },
      type: 'price_details',
      unit_amount_decimal: facts.price.unit_amount_decimal,
    },
    quantity: facts.quantity,
    quantity_decimal: String(facts.quantity),
    subscription: facts.subscription,
    subtotal: facts.amount,
    taxes: [],
  };
}

/** `3 × AI employee (at $49.00 / month)`. */
export function describeUnits(quantity: number, price: Price, product: Product | undefined): string {
  const every =
    price.recurring === null
      ? ''
      : ` / ${price.recurring.interval_count === 1 ? '' : `${price.recurring.interval_count} `}${price.recurring.interval}`;
  return `${quantity} × ${product?.name ?? 'Unit'} (at ${priceText(price)}${every})`;
}

/** The price of one unit, as people read it: `$49.505`. */
export const priceText = ({ unit_amount, unit_amount_decimal, currency }: Price): string =>
  money(String(unit_amount_decimal ?? unit_amount ?? 0), currency);

/** A time in seconds, as people read it: `12 Nov 2026`. */
export function day(second: number): string {
  return new Date(second * 1000).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
