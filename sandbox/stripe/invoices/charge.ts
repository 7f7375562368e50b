import { newId } from '../api/id.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Charge, Customer, Invoice, InvoicePayment, PaymentMethod } from '../wire.ts';

/** The bank's answer to one attempt to collect a payment. */
export type Outcome = 'paid' | 'declined' | 'asks' | 'no_method';

/** Asks the bank. Uses up one failure if any are ordered for this customer. */
export function askBank(
  context: StripeContext,
  customer: Customer,
  method: PaymentMethod | undefined,
  isCustomerPresent: boolean,
): Outcome {
  const { state } = context;
  const ordered = state.value.failNext[customer.id] ?? 0;
  if (ordered > 0) {
    state.value.failNext[customer.id] = ordered - 1;
    state.changed();
    return 'declined';
  }
  if (method === undefined) return 'no_method';
  const behaviour = state.value.cards[method.id] ?? 'works';
  if (behaviour === 'declines' || behaviour === 'fails_later') return 'declined';
  return behaviour === 'asks' && !isCustomerPresent ? 'asks' : 'paid';
}

/** The record of the payment itself; an invoice only refers to it. */
export function newCharge(
  invoice: Invoice,
  method: PaymentMethod | undefined,
  paymentIntent: string,
  isPaid: boolean,
  at: number,
): Charge {
  return {
    id: newId('ch'),
    object: 'charge',
    amount: invoice.amount_remaining,
    amount_captured: isPaid ? invoice.amount_remaining : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: isPaid ? newId('txn') : null,
    billing_details: method?.billing_details ?? {
      address: null,
      email: invoice.customer_email,
      name: null,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: 'KONSTRUCT',
    captured: isPaid,
    created: at,
    currency: invoice.currency,
    customer: invoice.customer,
    description: invoice.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
    disputed: false,
    failure_balance_transaction: null,
    failure_code: isPaid ? null : 'card_declined',
    failure_message: isPaid ? null : 'Your card was declined.',
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: isPaid,
    payment_intent: paymentIntent,
    payment_method: method?.id ?? null,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: isPaid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  };
}

/** The link between a payment and its invoice. */
export function newInvoicePayment(invoice: Invoice, paymentIntent: string, at: number): InvoicePayment {
  return {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_remaining,
    created: at,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: paymentIntent, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
}
