import { newId } from '../api/id.ts';
import { invalid } from '../api/rejection.ts';
import { emit } from '../events/emit.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Charge, Refund } from '../wire.ts';

/** The charge that paid an invoice; throws a rejection if there is none. */
export function chargeOf(context: StripeContext, invoice: string): Charge {
  const { invoicePayments, charges } = context.state.value;
  const payment = Object.values(invoicePayments).find((one) => one.invoice === invoice && one.status === 'paid');
  const charge = Object.values(charges).find(
    (one) => one.paid && one.payment_intent === payment?.payment.payment_intent,
  );
  if (payment === undefined || charge === undefined) throw invalid(`No money was taken for '${invoice}'.`);
  return charge;
}

/** Refunds what remains of a charge, or a part of it. */
export function refundCharge(context: StripeContext, charge: Charge, amount: number | undefined, at: number): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const wanted = amount ?? left;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  if (wanted > left)
    throw invalid(`Refund amount (${wanted}) is greater than unrefunded amount on charge (${left})`, 'amount');
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount: wanted,
    balance_transaction: newId('txn'),
    charge: charge.id,
    created: at,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: 'requested_by_customer',
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  context.state.value.refunds[refund.id] = refund;
  charge.amount_refunded += wanted;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  context.state.changed();
  emit(context, 'refund.created', refund, at);
  emit(context, 'charge.refunded', charge, at);
  return refund;
}
