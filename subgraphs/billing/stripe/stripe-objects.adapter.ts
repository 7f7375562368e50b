import type Stripe from 'stripe';
import { notUnderstood, numberOf, textOf } from './understood.adapter.ts';
import type {
  InvoiceSnapshot,
  ItemSnapshot,
  PriceOffer,
  QuantityPreview,
  SubscriptionSnapshot,
} from './stripe.port.ts';

type Reference = string | { readonly id: string } | null | undefined;

const date = (seconds: number) => new Date(seconds * 1000);
const dateOrNull = (seconds: number | null | undefined) => (typeof seconds === 'number' ? date(seconds) : null);
const idOf = (reference: Reference) => (typeof reference === 'object' ? (reference?.id ?? null) : (reference ?? null));

function intervalOf(price: Stripe.Price): 'MONTH' | 'YEAR' | null {
  if (price.recurring?.interval_count !== 1) return null;
  return { month: 'MONTH' as const, year: 'YEAR' as const }[String(price.recurring.interval)] ?? null;
}

/** A price at which an employee can be bought: a fixed amount per unit, monthly or yearly. */
export function readPrice(price: Stripe.Price): PriceOffer[] {
  const interval = intervalOf(price);
  const amount = Number(unitAmountOf(price) ?? Number.NaN);
  // We sell nothing by usage, in packages, in tiers or in fractions of a cent.
  if (
    interval === null ||
    price.lookup_key === null ||
    !Number.isSafeInteger(amount) ||
    price.recurring?.usage_type === 'metered'
  )
    return [];
  return [
    {
      lookupKey: price.lookup_key,
      priceId: price.id,
      productId: idOf(price.product) ?? '',
      interval,
      unitAmountMinor: amount,
      currency: price.currency.toUpperCase(),
    },
  ];
}

/**
 * The amount per unit. A price in tiers, in packages or chosen by the customer has none. Stripe omits `unit_amount` for
 * fractions of a cent.
 */
function unitAmountOf(price: Stripe.Price): string | null {
  if (price.billing_scheme !== 'per_unit' || price.transform_quantity || price.custom_unit_amount) return null;
  const amount: unknown = price.unit_amount_decimal ?? price.unit_amount;
  const text = amount === null || amount === undefined ? '' : String(amount);
  return /^\d+(\.\d+)?$/.test(text) ? text : null;
}

/** `charged` is the currency of the subscription. */
function readItem(item: Stripe.SubscriptionItem, charged: string): ItemSnapshot {
  const price = item.price as Stripe.Price | null;
  const currency = (price?.currency ?? '').toUpperCase();
  return {
    id: item.id,
    productId: idOf(price?.product) ?? 'nothing that has a price',
    quantity: item.quantity ?? null,
    every: price?.recurring ? { unit: price.recurring.interval, count: price.recurring.interval_count } : null,
    // A price in several currencies states the amount in its first currency, which may not be the one charged:
    // https://docs.stripe.com/products-prices/how-products-and-prices-work#multiple-currencies
    unitAmount: price && currency === charged ? unitAmountOf(price) : null,
    currency: charged,
    // Since 2025-03-31 the period belongs to the item:
    // https://docs.stripe.com/changelog/basil/2025-03-31/deprecate-subscription-current-period-start-and-end
    periodEndsAt: dateOrNull(item.current_period_end),
  };
}

/**
 * Fields that may be missing although the types say otherwise: if a reading failed here, the company's state would go
 * stale without notice.
 */
type Lenient = Omit<Stripe.Subscription, 'items' | 'metadata' | 'status' | 'customer' | 'currency'> & {
  readonly customer?: Reference;
  readonly currency?: string | null;
  readonly items?: Partial<Stripe.Subscription['items']> | null;
  readonly metadata?: Stripe.Metadata | null;
  readonly status?: string | null;
};

/** A subscription with all its items. What it means here is decided elsewhere, so none is left out. */
export function readSubscription(subscription: Lenient): SubscriptionSnapshot {
  const data: Stripe.SubscriptionItem[] = Array.isArray(subscription.items?.data) ? subscription.items.data : [];
  const currencyOf = ({ price }: Stripe.SubscriptionItem) =>
    (subscription.currency ?? (price as Stripe.Price | null)?.currency ?? '').toUpperCase();
  const items = data.map((item) => readItem(item, currencyOf(item)));
  const periodEnds = items.flatMap(({ periodEndsAt }) => (periodEndsAt ? [periodEndsAt.getTime()] : []));
  const lastPeriodEnd = periodEnds.length > 0 ? new Date(Math.max(...periodEnds)) : null;
  return {
    ...{ id: subscription.id, customerId: idOf(subscription.customer), items, isLive: subscription.livemode },
    status: subscription.status ? String(subscription.status) : 'not named',
    hasMoreItems: subscription.items?.has_more === true,
    tenantId: subscription.metadata?.['tenant_id'] ?? null,
    startedAt: date(numberOf(subscription.created, 'when the subscription began')),
    trialStartedAt: dateOrNull(subscription.trial_start),
    trialEndsAt: dateOrNull(subscription.trial_end),
    cancelsAt: dateOrNull(subscription.cancel_at) ?? (subscription.cancel_at_period_end ? lastPeriodEnd : null),
    endedAt: dateOrNull(subscription.ended_at),
  };
}

const invoiceStatuses = { open: 'OPEN', paid: 'PAID', uncollectible: 'UNCOLLECTIBLE', void: 'VOID' } as const;

/**
 * Refunded amounts, by charge and by payment intent: an invoice does not state them itself. A payment that was tried
 * several times has several charges, of which the last was paid.
 */
export function readRefunds(charges: readonly Stripe.Charge[]): ReadonlyMap<string, number> {
  const refunds = new Map<string, number>();
  for (const { id, payment_intent, amount_refunded: amount } of charges) {
    if (!amount) continue;
    for (const by of [id, idOf(payment_intent)]) if (by !== null) refunds.set(by, (refunds.get(by) ?? 0) + amount);
  }
  return refunds;
}

/** An issued invoice; drafts may still change. */
export function readInvoice(invoice: Stripe.Invoice, refunds: ReadonlyMap<string, number>): InvoiceSnapshot[] {
  const status = invoiceStatuses[invoice.status as keyof typeof invoiceStatuses] as
    InvoiceSnapshot['status'] | undefined;
  if (!status || !invoice.id) return [];
  const payments = (invoice.payments?.data ?? []).flatMap(
    ({ payment }) => idOf(payment.payment_intent ?? payment.charge) ?? [],
  );
  return [
    {
      providerId: invoice.id,
      subscriptionId: idOf(invoice.parent?.subscription_details?.subscription),
      number: invoice.number,
      status,
      totalMinor: numberOf(invoice.total, 'the total of an invoice'),
      dueMinor: status === 'OPEN' ? numberOf(invoice.amount_remaining, 'what remains of an invoice') : 0,
      refundedMinor: payments.reduce((sum, by) => sum + (refunds.get(by) ?? 0), 0),
      currency: textOf(invoice.currency, 'the currency of an invoice').toUpperCase(),
      issuedAt: date(numberOf(invoice.created, 'when an invoice was written')),
      url: invoice.hosted_invoice_url ?? null,
      pdfUrl: invoice.invoice_pdf ?? null,
    },
  ];
}

/**
 * What a line adds to the charge. Its own amount is without discounts, and without taxes that are not part of the
 * price.
 */
function netOf({ amount, discount_amounts: discounts, taxes }: Stripe.InvoiceLineItem): number {
  const off = (discounts ?? []).reduce((sum, discount) => sum + discount.amount, 0);
  const on = (taxes ?? []).filter((tax) => tax.tax_behavior === 'exclusive').reduce((sum, tax) => sum + tax.amount, 0);
  return amount - off + on;
}

const isRenewal = (line: Stripe.InvoiceLineItem) => line.parent?.subscription_item_details?.proration === false;

/** Built from the invoice that the change would create at once, if any, and the first invoice of the next period. */
export function readPreview(now: Stripe.Invoice, next: Stripe.Invoice): QuantityPreview {
  for (const { lines, amount_due: due, total, currency } of [now, next]) {
    if (!Array.isArray((lines as Partial<typeof lines> | undefined)?.data))
      throw notUnderstood('a preview has no lines.');
    numberOf(due, 'what is due');
    numberOf(total, 'the total');
    textOf(currency, 'the currency');
  }
  // If nothing is prorated, as during a trial, Stripe shows the next period's invoice instead.
  const lines = now.lines.data.some(isRenewal) ? [] : now.lines.data;
  const total = lines.length > 0 ? now.total : 0;
  const moment = now.parent?.subscription_details?.subscription_proration_date;
  return {
    currency: now.currency.toUpperCase(),
    lines: lines.map((line) => ({
      description: line.description ?? '',
      amountMinor: netOf(line),
      periodStartsAt: date(line.period.start),
      periodEndsAt: date(line.period.end),
    })),
    dueNowMinor: lines.length > 0 ? now.amount_due : 0,
    creditedNowMinor: Math.max(0, -total),
    nextInvoiceMinor: next.lines.data.filter(isRenewal).reduce((sum, line) => sum + netOf(line), 0),
    prorationDate: lines.length > 0 ? dateOrNull(moment) : null,
  };
}
