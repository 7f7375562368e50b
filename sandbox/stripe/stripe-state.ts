import { seedPrices, seedProduct } from './products/seed.ts';
import type {
  Charge,
  Coupon,
  CheckoutSession,
  Customer,
  Discount,
  Dispute,
  Invoice,
  InvoiceLine,
  InvoicePayment,
  LineItem,
  PaymentMethod,
  PortalConfiguration,
  PortalSession,
  Price,
  Product,
  Refund,
  StripeEvent,
  Subscription,
  TestClock,
  WebhookEndpoint,
} from './wire.ts';

/** Objects of one kind, by id, oldest first. */
export type Table<T> = Record<string, T>;

/** Removes an object from its table. */
export function forget<T>(table: Table<T>, id: string): void {
  Reflect.deleteProperty(table, id);
}

/**
 * How a card behaves: `declines` at once, `fails_later` only after it was saved, `asks` the customer for confirmation.
 */
export type CardBehaviour = 'works' | 'declines' | 'fails_later' | 'asks';

/** What Checkout creates from a session once the customer has paid. */
export interface CheckoutPlan {
  lines: LineItem[];
  trialEnd: number | null;
  trialDays: number | null;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  metadata: Record<string, string>;
  description: string | null;
  isTrialWithoutCard: boolean;
}

/** What was already announced about a subscription, so that each announcement is made once. */
export interface Announced {
  trialEnd?: number;
  renewal?: number;
}

/** An answer that is repeated for the same idempotency key. */
export interface KeptAnswer {
  request: string;
  fingerprint: string;
  status: number;
  body: object;
  atMs: number;
}

/** The complete state of the sandbox server for Stripe. */
export interface StripeState {
  /** How far the clock is ahead for objects without a test clock. */
  offsetSeconds: number;
  products: Table<Product>;
  prices: Table<Price>;
  customers: Table<Customer>;
  paymentMethods: Table<PaymentMethod>;
  cards: Table<CardBehaviour>;
  checkoutSessions: Table<CheckoutSession>;
  checkoutPlans: Table<CheckoutPlan>;
  subscriptions: Table<Subscription>;
  announced: Table<Announced>;
  /** Lines waiting for the subscription's next invoice. */
  pendingLines: Table<InvoiceLine[]>;
  invoices: Table<Invoice>;
  invoicePayments: Table<InvoicePayment>;
  charges: Table<Charge>;
  refunds: Table<Refund>;
  disputes: Table<Dispute>;
  coupons: Table<Coupon>;
  discounts: Table<Discount>;
  portalSessions: Table<PortalSession>;
  portalConfigurations: Table<PortalConfiguration>;
  webhookEndpoints: Table<WebhookEndpoint>;
  testClocks: Table<TestClock>;
  events: Table<StripeEvent>;
  /** The number of a customer's next payments that fail, whatever the card. */
  failNext: Table<number>;
  answers: Table<KeptAnswer>;
}

/** An account without purchases, with Konstruct's two prices. */
export function initialState(): StripeState {
  const product = seedProduct();
  const prices = seedPrices(product.id);
  return {
    offsetSeconds: 0,
    products: { [product.id]: product },
    prices: Object.fromEntries(prices.map((price) => [price.id, price])),
    customers: {},
    paymentMethods: {},
    cards: {},
    checkoutSessions: {},
    checkoutPlans: {},
    subscriptions: {},
    announced: {},
    pendingLines: {},
    invoices: {},
    invoicePayments: {},
    charges: {},
    refunds: {},
    disputes: {},
    coupons: {},
    discounts: {},
    portalSessions: {},
    portalConfigurations: {},
    webhookEndpoints: {},
    testClocks: {},
    events: {},
    failNext: {},
    answers: {},
  };
}
