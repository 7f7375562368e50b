/** The names that the prices go by at the payment provider, so that no amount is written down twice. */
export const lookupKeyOf = { MONTH: 'konstruct_employee_month', YEAR: 'konstruct_employee_year' } as const;

/** What one employee costs at the payment provider now. */
export interface PriceOffer {
  /** The stable name that the price is found by. */
  readonly lookupKey: string;
  readonly priceId: string;
  readonly productId: string;
  readonly interval: 'MONTH' | 'YEAR';
  readonly unitAmountMinor: number;
  readonly currency: string;
}

/** One thing that a subscription is for. */
export interface ItemSnapshot {
  readonly id: string;
  readonly productId: string;
  /** Null where the provider names none, as for what is metered. */
  readonly quantity: number | null;
  /** How often it is charged: every three months are `{ unit: 'month', count: 3 }`. */
  readonly every: { readonly unit: string; readonly count: number } | null;
  /** What each costs, in minor units with fractions: `4950.5`; null where it is not the same for each. */
  readonly unitAmount: string | null;
  readonly currency: string;
  readonly periodEndsAt: Date | null;
}

/** A subscription as the payment provider has it, whether or not it is like those that are sold here. */
export interface SubscriptionSnapshot {
  readonly id: string;
  /** Whose it is; null where the provider does not say. */
  readonly customerId: string | null;
  /** In the provider's words; some may be new. */
  readonly status: string;
  readonly items: readonly ItemSnapshot[];
  /** Whether there are items beyond those that were read. */
  readonly hasMoreItems: boolean;
  readonly isLive: boolean;
  /** The company that we wrote on it when it was bought. */
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

/** Everything of a customer that matters here, read at one moment. */
export interface AccountSnapshot {
  /** `deleted` where the provider says so, `unknown` where it has no such customer: it may be one of another account or mode. */
  readonly customer: 'there' | 'deleted' | 'unknown';
  /** Every one that the customer has, ended or not. */
  readonly subscriptions: readonly SubscriptionSnapshot[];
  readonly invoices: readonly InvoiceSnapshot[];
}

export interface CheckoutOrder {
  readonly tenantId: string;
  readonly customerId: string;
  readonly priceId: string;
  readonly quantity: number;
  /** Null: it is charged at once. */
  readonly trialDays: number | null;
  readonly completedUrl: string;
  readonly leftUrl: string;
}

export interface QuantityChange {
  readonly subscriptionId: string;
  readonly itemId: string;
  readonly quantity: number;
  /** From when on it counts; absent: now. */
  readonly prorationDate?: Date | undefined;
}

export interface PreviewLine {
  readonly description: string;
  readonly amountMinor: number;
  readonly periodStartsAt: Date;
  readonly periodEndsAt: Date;
}

/** What a change of quantity costs. */
export interface QuantityPreview {
  readonly currency: string;
  /** Charged and given back at once. */
  readonly lines: readonly PreviewLine[];
  readonly dueNowMinor: number;
  readonly creditedNowMinor: number;
  readonly nextInvoiceMinor: number;
  /** The moment it was worked out for, by the provider's clock. */
  readonly prorationDate: Date | null;
}

/** What the next invoice of a subscription will charge. */
export interface NextCharge {
  readonly amountMinor: number;
  readonly currency: string;
  /**
   * By card, by an invoice that is sent, or not at all while the collection is paused. Where there is no payment method the subscription
   * pauses, or ends, or an invoice is written that nothing pays.
   */
  readonly how: 'CARD' | 'INVOICE' | 'NOT_COLLECTED' | 'PAUSES' | 'ENDS' | 'NO_METHOD';
}

/** What came of opening a checkout. `subscribed`: a subscription of the customer runs, and the checkout was closed again. */
export type OpenedCheckout = { readonly url: string } | 'subscribed';

/**
 * Why the provider did not do it. All but the last two are its own word that nothing was done. `unavailable`: it did not answer, or not
 * in a way that says what was done. `not_understood`: it answered, and not with what was asked for.
 */
export type PaymentsFault = 'declined' | 'action_required' | 'gone' | 'stale' | 'refused' | 'unavailable' | 'not_understood';

/** The provider did not do what it was asked. */
export class PaymentsFailure extends Error {
  readonly fault: PaymentsFault;

  constructor(fault: PaymentsFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PaymentsFailure';
    this.fault = fault;
  }
}

/**
 * What billing needs of a payment provider. Everything throws `PaymentsFailure`; whatever takes a `key` does the same thing once,
 * however often it is asked with it.
 */
export interface Payments {
  /** Whether real money moves. */
  readonly isLive: boolean;
  /** The prices with these names; those that do not exist are left out. */
  listPrices(lookupKeys: readonly string[]): Promise<PriceOffer[]>;
  createCustomer(tenantId: string, key: string): Promise<string>;
  /** Whom invoices are sent to. */
  addressCustomer(customerId: string, email: string): Promise<void>;
  /**
   * Opens a checkout. Earlier ones of the customer that are still open are closed: they could sell a second time. Of several that are
   * opened at the same moment one stays open.
   */
  openCheckout(order: CheckoutOrder, key: string): Promise<OpenedCheckout>;
  readAccount(customerId: string): Promise<AccountSnapshot>;
  previewQuantity(change: QuantityChange): Promise<QuantityPreview>;
  /** What the next invoice will charge, with discounts, taxes and credit; null where none follows. */
  previewNextCharge(subscriptionId: string): Promise<NextCharge | null>;
  /**
   * Charges or credits at once, or changes nothing: `declined` where the bank does not pay, `action_required` where it wants the card's
   * owner to confirm, `stale` where the date does not fit.
   */
  changeQuantity(change: QuantityChange, key: string): Promise<void>;
  /** Has the same change wait until its payment is confirmed, for 23 hours. Returns where that is done; null where nothing is to be confirmed. */
  changeOnceConfirmed(change: QuantityChange, key: string): Promise<string | null>;
  setCancelsAtPeriodEnd(subscriptionId: string, cancels: boolean, key: string): Promise<void>;
  /** Has one that was paused, since its trial ended without a payment method, go on: it is charged at once. `declined` where nothing pays. */
  resumePaused(subscriptionId: string, key: string): Promise<void>;
  /** Returns where the customer finds cards and invoices. */
  openPortal(customerId: string, how: { returnUrl: string; isForCard: boolean }): Promise<string>;
  /** A subscription, whosever it is; null where the provider does not know it. */
  findSubscription(subscriptionId: string): Promise<SubscriptionSnapshot | null>;
  /** Of which subscription an invoice is; null where of none, or where the provider does not know it. */
  subscriptionOfInvoice(invoiceId: string): Promise<string | null>;
  /** Whose charge it is; null where the provider does not know. */
  customerOfCharge(chargeId: string): Promise<string | null>;
}
