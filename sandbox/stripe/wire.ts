import type Stripe from 'stripe';

type Plain = string | number | boolean | null | undefined | void;

/**
 * A type of the SDK as it is sent: the SDK creates `Decimal` objects from strings, so on the wire they are strings.
 * Every answer of the sandbox server has one of these types, so a missing or misspelt field does not compile.
 */
export type Wire<T> = T extends Plain ? T : T extends Stripe.Decimal ? string : { [K in keyof T]: Wire<T[K]> };

/** The same with some fields narrowed: a reference that the state never expands is a string. */
type Narrow<T, N extends Partial<Wire<T>>> = Omit<Wire<T>, keyof N> & N;

/** A page of a list. */
export interface WireList<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

export type Product = Wire<Stripe.Product>;
export type Price = Narrow<Stripe.Price, { product: string; recurring: Recurring | null }>;
export type Recurring = Wire<Stripe.Price.Recurring>;
export type Plan = Wire<Stripe.Plan>;
export type Coupon = Wire<Stripe.Coupon>;
export type Discount = Narrow<Stripe.Discount, { source: { coupon: string | Coupon | null; type: 'coupon' } }>;
export type Customer = Narrow<
  Stripe.Customer,
  {
    test_clock: string | null;
    invoice_prefix: string;
    next_invoice_sequence: number;
    invoice_settings: Narrow<Stripe.Customer.InvoiceSettings, { default_payment_method: string | null }>;
  }
>;
export type PaymentMethod = Narrow<
  Stripe.PaymentMethod,
  { customer: string | null; card: Wire<Stripe.PaymentMethod.Card> }
>;
export type LineItem = Narrow<Stripe.LineItem, { price: Price; quantity: number }>;
export type CheckoutSession = Narrow<
  Stripe.Checkout.Session,
  { customer: string | null; subscription: string | null; invoice: string | null; url: string | null }
>;
export type SubscriptionItem = Narrow<Stripe.SubscriptionItem, { price: Price; quantity: number }>;
export type Subscription = Narrow<
  Stripe.Subscription,
  {
    customer: string;
    default_payment_method: string | null;
    latest_invoice: string | null;
    test_clock: string | null;
    items: WireList<SubscriptionItem>;
  }
>;
export type InvoiceLine = Narrow<Stripe.InvoiceLineItem, { subscription: string | null }>;
export type Invoice = Narrow<
  Stripe.Invoice,
  { customer: string; test_clock: string | null; default_payment_method: string | null; lines: WireList<InvoiceLine> }
>;
export type InvoicePayment = Narrow<Stripe.InvoicePayment, { invoice: string }>;
export type Charge = Narrow<Stripe.Charge, { customer: string | null; payment_intent: string | null }>;
export type Refund = Wire<Stripe.Refund>;
export type Dispute = Wire<Stripe.Dispute>;
export type PortalSession = Narrow<Stripe.BillingPortal.Session, { configuration: string }>;
export type PortalConfiguration = Wire<Stripe.BillingPortal.Configuration>;
export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>;
export type TestClock = Wire<Stripe.TestHelpers.TestClock>;

/** The names of all events in the SDK. */
export type EventType = Stripe.Event.Type;

/** An event as it is stored and sent. Its object is a copy from that moment. */
export type StripeEvent = Omit<Wire<Stripe.Event>, 'type' | 'data'> & {
  type: EventType;
  data: { object: object; previous_attributes?: object };
};
