import { newId } from '../api/id.ts';
import { changeAndEmit, emit } from '../events/emit.ts';
import { findCustomer } from '../find.ts';
import type { StripeContext } from '../stripe-context.ts';
import { settleSubscription, failSubscription } from './settle.ts';
import type { Customer, Invoice, InvoicePayment, PaymentMethod, Subscription } from '../wire.ts';
import { askBank, newCharge, newInvoicePayment, type Outcome } from '../invoices/charge.ts';

const DAY = 86_400;

/** The method that pays an invoice: the invoice's, the subscription's, or the customer's. */
function payingMethod(context: StripeContext, invoice: Invoice): PaymentMethod | undefined {
  const { subscriptions, customers, paymentMethods } = context.state.value;
  const subscription = subscriptions[subscriptionOf(invoice) ?? ''];
  if (invoice.default_payment_method !== null) return paymentMethods[invoice.default_payment_method];
  if (subscription !== undefined) return payingMethodOf(context, subscription);
  return paymentMethods[customers[invoice.customer]?.invoice_settings.default_payment_method ?? ''];
}

/** The method that pays for a subscription: the subscription's or the customer's. */
export function payingMethodOf(context: StripeContext, subscription: Subscription): PaymentMethod | undefined {
  const { customers, paymentMethods } = context.state.value;
  const id =
    subscription.default_payment_method ?? customers[subscription.customer]?.invoice_settings.default_payment_method;
  return paymentMethods[id ?? ''];
}

export function subscriptionOf(invoice: Invoice): string | null {
  const subscription = invoice.parent?.subscription_details?.subscription;
  return typeof subscription === 'string' ? subscription : null;
}

/** How an attempt is made. */
export interface Attempt {
  /** The customer is on the page and can confirm. */
  isCustomerPresent: boolean;
  method?: PaymentMethod | undefined;
  /** The bank's answer, if it was asked before anything was changed. */
  outcome?: Outcome | undefined;
}

/** Tries to collect an open invoice, and updates its subscription accordingly. */
export function collectInvoice(context: StripeContext, invoice: Invoice, at: number, how: Attempt): Outcome {
  const customer = findCustomer(context, invoice.customer);
  const method = how.method ?? payingMethod(context, invoice);
  if (invoice.amount_remaining === 0) {
    markPaid(context, invoice, at);
    return 'paid';
  }
  const outcome = how.outcome ?? askBank(context, customer, method, how.isCustomerPresent);
  invoice.attempted = true;
  invoice.attempt_count += 1;
  const payment = paymentOf(context, invoice, at);
  if (outcome === 'paid' || outcome === 'declined') {
    const charge = newCharge(invoice, method, payment.payment.payment_intent as string, outcome === 'paid', at);
    context.state.value.charges[charge.id] = charge;
    emit(context, outcome === 'paid' ? 'charge.succeeded' : 'charge.failed', charge, at);
  }
  if (outcome === 'paid') {
    payment.status = 'paid';
    payment.amount_paid = invoice.amount_remaining;
    payment.status_transitions.paid_at = at;
    markPaid(context, invoice, at);
    emit(context, 'invoice_payment.paid', payment, at);
  } else {
    markFailed(context, customer, invoice, at, outcome);
  }
  return outcome;
}

function paymentOf(context: StripeContext, invoice: Invoice, at: number): InvoicePayment {
  const { invoicePayments } = context.state.value;
  const open = Object.values(invoicePayments).find(
    (payment) => payment.invoice === invoice.id && payment.status === 'open',
  );
  if (open !== undefined) return open;
  const payment = newInvoicePayment(invoice, newId('pi'), at);
  invoicePayments[payment.id] = payment;
  return payment;
}

/** Marks an invoice as paid; `isOutOfBand` if the money came some other way. */
export function markPaid(context: StripeContext, invoice: Invoice, at: number): void {
  invoice.status = 'paid';
  invoice.attempted = true;
  invoice.amount_paid = invoice.amount_remaining;
  invoice.amount_remaining = 0;
  invoice.next_payment_attempt = null;
  invoice.auto_advance = false;
  invoice.status_transitions.paid_at = at;
  context.state.changed();
  emit(context, 'invoice.paid', invoice, at);
  emit(context, 'invoice.payment_succeeded', invoice, at);
  const customer = findCustomer(context, invoice.customer);
  changeAndEmit(context, 'customer.updated', customer, at, () => {
    customer.delinquent = false;
  });
  settleSubscription(context, invoice, at);
}

function markFailed(context: StripeContext, customer: Customer, invoice: Invoice, at: number, outcome: Outcome): void {
  const isFirst = invoice.billing_reason === 'subscription_create';
  const wait = isFirst ? undefined : context.settings.retryDays[invoice.attempt_count - 1];
  invoice.next_payment_attempt = wait === undefined ? null : at + wait * DAY;
  context.state.changed();
  emit(context, 'invoice.payment_failed', invoice, at);
  if (outcome === 'asks') emit(context, 'invoice.payment_action_required', invoice, at);
  changeAndEmit(context, 'customer.updated', customer, at, () => {
    customer.delinquent = true;
  });
  failSubscription(context, invoice, at, wait === undefined);
}
