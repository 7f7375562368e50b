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

/** Objects of one kind by their ids, oldest first. */
export type Table<T> = Record<string, T>;

/** Takes an object out of its table. */
export function forget<T>(table: Table<T>, id: string): void {
  Reflect.deleteProperty(table, id);
}

/** How a card behaves: `declines` at once, `fails_later` only after it was saved, `asks` for the customer's confirmation. */
export type CardBehaviour = 'works' | 'declines' | 'fails_later' | 'asks';

/** What Checkout makes of a session once the customer has paid. */
export interface CheckoutPlan {
  lines: LineItem[];
  trialEnd: number | null;
  trialDays: number | null;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  metadata: Record<string, string>;
  description: string | null;
  isTrialWithoutCard: boolean;
}

/** What was announced about a subscription already, so that it is announced once. */
export interface Announced {
  trialEnd?: number;
  renewal?: number;
}

/** An answer that is given again to the same idempotency key. */
export interface KeptAnswer {
  request: string;
  fingerprint: string;
  status: number;
  body: object;
  atMs: number;
}

/** Everything that the sandbox server for Stripe remembers. */
export interface StripeState {
  /** How far the clock of everything without a test clock is ahead. */
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
  /** Lines that wait for the subscription's next invoice. */
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
  /** How many of a customer's next payments fail, whatever the card. */
  failNext: Table<number>;
  answers: Table<KeptAnswer>;
}

/** No one has bought anything yet; the two prices of Konstruct are there. */
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
