import { newId } from '../api/id.ts';
import { changeAndEmit, emit } from '../events/emit.ts';
import { discounted, useUp } from '../discounts/discount.ts';
import { findCustomer } from '../find.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Invoice, InvoiceLine, Subscription } from '../wire.ts';
import { amountDue, newInvoice, type BillingReason } from './invoice.ts';

/** What a subscription is billed for. */
export interface Bill {
  reason: BillingReason;
  lines: InvoiceLine[];
  periodStart: number;
  periodEnd: number;
}

/** Creates a draft, which becomes the subscription's latest invoice. */
export function draftInvoice(context: StripeContext, subscription: Subscription, bill: Bill, at: number): Invoice {
  const { state } = context;
  const customer = findCustomer(context, subscription.customer);
  const cheaper = discounted(context, subscription, bill.lines, at);
  const facts = {
    customer,
    subscription,
    metadata: subscription.metadata,
    currency: subscription.currency,
    ...bill,
    ...cheaper,
  };
  const invoice = newInvoice(facts, at);
  useUp(context, subscription, cheaper.takenOff);
  state.value.invoices[invoice.id] = invoice;
  subscription.latest_invoice = invoice.id;
  state.changed();
  emit(context, 'invoice.created', invoice, at);
  return invoice;
}

/** Gives a draft its number and pages, and applies the customer's balance. After that it cannot change. */
export function finalizeInvoice(context: StripeContext, invoice: Invoice, at: number): void {
  const customer = findCustomer(context, invoice.customer);
  const { due, endingBalance } = amountDue(invoice.total, customer.balance);
  const key = newId('test', 20);
  invoice.status = 'open';
  invoice.number = `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`;
  invoice.effective_at = at;
  invoice.status_transitions.finalized_at = at;
  invoice.starting_balance = customer.balance;
  invoice.ending_balance = endingBalance;
  invoice.amount_due = due;
  invoice.amount_remaining = due;
  invoice.hosted_invoice_url = `${context.url()}/i/${invoice.id}/${key}`;
  invoice.invoice_pdf = `${context.url()}/i/${invoice.id}/${key}/pdf`;
  customer.next_invoice_sequence += 1;
  emit(context, 'invoice.finalized', invoice, at);
  changeAndEmit(context, 'customer.updated', customer, at, () => {
    customer.balance = endingBalance;
    customer.currency ??= invoice.currency;
  });
  context.state.changed();
}

/** Voids an invoice, so that no one is asked to pay it. */
export function voidInvoice(context: StripeContext, invoice: Invoice, at: number): void {
  invoice.status = 'void';
  invoice.status_transitions.voided_at = at;
  invoice.next_payment_attempt = null;
  context.state.changed();
  emit(context, 'invoice.voided', invoice, at);
}
