/** The names of the prices at the payment provider, so that no amount is stored in two places. */
export const lookupKeyOf = { MONTH: 'konstruct_employee_month', YEAR: 'konstruct_employee_year' } as const;

/** The present price of one employee at the payment provider. */
export interface PriceOffer {
  /** The stable name by which the price is found. */
  readonly lookupKey: string;
  readonly priceId: string;
  readonly productId: string;
  readonly interval: 'MONTH' | 'YEAR';
  readonly unitAmountMinor: number;
  readonly currency: string;
}

/** One item of a subscription. */
export interface ItemSnapshot {
  readonly id: string;
  readonly productId: string;
  /** Null if the provider states none, as for metered items. */
  readonly quantity: number | null;
  /** How often it is charged: every three months is `{ unit: 'month', count: 3 }`. */
  readonly every: { readonly unit: string; readonly count: number } | null;
  /** The price per unit in minor units with fractions: `4950.5`; null if it differs between units. */
  readonly unitAmount: string | null;
  readonly currency: string;
  readonly periodEndsAt: Date | null;
}

/** A subscription at the payment provider, whether or not it is like those sold here. */
export interface SubscriptionSnapshot {
  readonly id: string;
  /** The customer that it belongs to; null if the provider does not say. */
  readonly customerId: string | null;
  /** The provider's own status; new ones may appear. */
  readonly status: string;
  readonly items: readonly ItemSnapshot[];
  /** Whether there are more items than were read. */
  readonly hasMoreItems: boolean;
  readonly isLive: boolean;
  /** The company that we recorded on it at purchase. */
  readonly tenantId: string | null;
  readonly startedAt: Date;
  readonly trialStartedAt: Date | null;
  readonly trialEndsAt: Date | null;
  readonly cancelsAt: Date | null;
  readonly endedAt: Date | null;
}

export interface InvoiceSnapshot {
  readonly providerId: string;
  readonly subscriptionId: string | null;
  readonly number: string | null;
  readonly status: 'OPEN' | 'PAID' | 'UNCOLLECTIBLE' | 'VOID';
  readonly totalMinor: number;
  readonly dueMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  readonly issuedAt: Date;
  readonly url: string | null;
  readonly pdfUrl: string | null;
}

/** Everything about a customer that matters here, read at one moment. */
export interface AccountSnapshot {
  /**
   * `deleted` if the provider says so. `unknown` if it has no such customer: it may be one of another account or mode.
   */
  readonly customer: 'there' | 'deleted' | 'unknown';
  /** Every subscription of the customer, ended or not. */
  readonly subscriptions: readonly SubscriptionSnapshot[];
  readonly invoices: readonly InvoiceSnapshot[];
}

export interface CheckoutOrder {
  readonly tenantId: string;
  readonly customerId: string;
  readonly priceId: string;
  readonly quantity: number;
  /** Null: charged at once. */
  readonly trialDays: number | null;
  readonly completedUrl: string;
  readonly leftUrl: string;
}

export interface QuantityChange {
  readonly subscriptionId: string;
  readonly itemId: string;
  readonly quantity: number;
  /** The moment from which the change counts; absent: now. */
  readonly prorationDate?: Date | undefined;
}

export interface PreviewLine {
  readonly description: string;
  readonly amountMinor: number;
  readonly periodStartsAt: Date;
  readonly periodEndsAt: Date;
}

/** The cost of a change of quantity. */
export interface QuantityPreview {
  readonly currency: string;
  /** Charged and refunded at once. */
  readonly lines: readonly PreviewLine[];
  readonly dueNowMinor: number;
  readonly creditedNowMinor: number;
  readonly nextInvoiceMinor: number;
  /** The moment for which it was calculated, by the provider's clock. */
  readonly prorationDate: Date | null;
}

/** What the next invoice of a subscription will charge. */
export interface NextCharge {
  readonly amountMinor: number;
  readonly currency: string;
  /**
   * By card, by an emailed invoice, or not at all while collection is paused. Without a payment method the subscription
   * pauses or ends, or the provider issues an invoice that nothing pays.
   */
  readonly how: 'CARD' | 'INVOICE' | 'NOT_COLLECTED' | 'PAUSES' | 'ENDS' | 'NO_METHOD';
}

/**
 * The result of opening a checkout. `subscribed`: a subscription of the customer is running, and the checkout was
 * closed again.
 */
export type OpenedCheckout = { readonly url: string } | 'subscribed';

/**
 * Why the provider did not do it. For all but the last two, the provider itself says that nothing was done.
 * `unavailable`: it did not answer, or its answer does not say what was done. `not_understood`: it answered with
 * something other than what was requested.
 */
export type PaymentsFault =
  'declined' | 'action_required' | 'gone' | 'stale' | 'refused' | 'unavailable' | 'not_understood';

/** The provider did not do what was requested. */
export class PaymentsFailure extends Error {
  readonly fault: PaymentsFault;

  constructor(fault: PaymentsFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PaymentsFailure';
    this.fault = fault;
  }
}

/**
 * What billing needs of a payment provider. Every method throws `PaymentsFailure`. A method that takes a `key` acts
 * once per key, however often it is called.
 */
export interface Payments {
  /** Whether it moves real money. */
  readonly isLive: boolean;
  /** The prices with these names; names without a price are left out. */
  listPrices(lookupKeys: readonly string[]): Promise<PriceOffer[]>;
  createCustomer(tenantId: string, key: string): Promise<string>;
  /** Sets the address that invoices are sent to. */
  addressCustomer(customerId: string, email: string): Promise<void>;
  /**
   * Opens a checkout. Earlier open checkouts of the customer are closed: they could sell a second time. Of several that
   * are opened at the same moment, one stays open.
   */
  openCheckout(order: CheckoutOrder, key: string): Promise<OpenedCheckout>;
  readAccount(customerId: string): Promise<AccountSnapshot>;
  previewQuantity(change: QuantityChange): Promise<QuantityPreview>;
  /** What the next invoice will charge, with discounts, taxes and credit; null if there is no next invoice. */
  previewNextCharge(subscriptionId: string): Promise<NextCharge | null>;
  /**
   * Charges or credits at once, or changes nothing: `declined` if the bank does not pay, `action_required` if the bank
   * wants the card's owner to confirm, `stale` if the date does not fit.
   */
  changeQuantity(change: QuantityChange, key: string): Promise<void>;
  /**
   * Schedules the same change to wait until its payment is confirmed, for 23 hours. Returns the address for the
   * confirmation; null if nothing needs to be confirmed.
   */
  changeOnceConfirmed(change: QuantityChange, key: string): Promise<string | null>;
  setCancelsAtPeriodEnd(subscriptionId: string, cancels: boolean, key: string): Promise<void>;
  /**
   * Resumes a subscription that paused because its trial ended without a payment method: it is charged at once.
   * `declined` if nothing pays.
   */
  resumePaused(subscriptionId: string, key: string): Promise<void>;
  /** Returns the address where the customer finds cards and invoices. */
  openPortal(customerId: string, how: { returnUrl: string; isForCard: boolean }): Promise<string>;
  /** A subscription of any customer; null if the provider does not know it. */
  findSubscription(subscriptionId: string): Promise<SubscriptionSnapshot | null>;
  /** The subscription of an invoice; null if it belongs to none, or if the provider does not know it. */
  subscriptionOfInvoice(invoiceId: string): Promise<string | null>;
  /** The customer of a charge; null if the provider does not know it. */
  customerOfCharge(chargeId: string): Promise<string | null>;
}
