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

/** A subscription as the payment provider has it. */
export interface SubscriptionSnapshot {
  readonly id: string;
  readonly itemId: string;
  /** In the provider's words; some may be new. */
  readonly status: string;
  readonly quantity: number;
  readonly productId: string;
  /** Null: neither by the month nor by the year. */
  readonly interval: 'MONTH' | 'YEAR' | null;
  readonly unitAmountMinor: number;
  readonly currency: string;
  readonly isLive: boolean;
  /** The company that we wrote on it when it was bought. */
  readonly tenantId: string | null;
  readonly startedAt: Date;
  readonly trialStartedAt: Date | null;
  readonly trialEndsAt: Date | null;
  readonly currentPeriodEndsAt: Date;
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

/** Why the provider did not do it: for good, or just now. */
export type PaymentsFault = 'declined' | 'gone' | 'stale' | 'refused' | 'unavailable';

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
  /** Returns where the checkout is. An earlier one of the customer that is still open is closed: it could sell a second time. */
  openCheckout(order: CheckoutOrder, key: string): Promise<string>;
  /** `gone` where there is no such customer any more. */
  readAccount(customerId: string): Promise<AccountSnapshot | 'gone'>;
  previewQuantity(change: QuantityChange): Promise<QuantityPreview>;
  /** Charges or credits at once, or changes nothing: `declined` where the bank does not pay, `stale` where the date does not fit. */
  changeQuantity(change: QuantityChange, key: string): Promise<void>;
  setCancelsAtPeriodEnd(subscriptionId: string, cancels: boolean, key: string): Promise<void>;
  /** Returns where the customer finds cards and invoices. */
  openPortal(customerId: string, how: { returnUrl: string; isForCard: boolean }): Promise<string>;
  /** Whose charge it is; null where that is not known. */
  customerOfCharge(chargeId: string): Promise<string | null>;
}
