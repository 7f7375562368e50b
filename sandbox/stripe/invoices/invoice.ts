import { newId } from '../api/id.ts';
import { wholeList } from '../api/list.ts';
import type { TakenOff } from '../discounts/discount.ts';
import type { Customer, Invoice, InvoiceLine, Subscription } from '../wire.ts';

/** Why Stripe created an invoice. */
export type BillingReason = 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'upcoming';

/** The properties that distinguish one invoice from another. */
export interface InvoiceFacts {
  customer: Customer;
  subscription: Subscription | null;
  metadata: Record<string, string>;
  reason: BillingReason;
  currency: string;
  lines: InvoiceLine[];
  /** The amounts of the subscription's discounts. */
  takenOff: TakenOff[];
  periodStart: number;
  periodEnd: number;
}

/** What the customer owes after the balance from earlier invoices is applied. */
export function amountDue(total: number, balance: number): { due: number; endingBalance: number } {
  const sum = total + balance;
  return { due: Math.max(0, sum), endingBalance: Math.min(0, sum) };
}

/** A draft invoice. */
export function newInvoice(facts: InvoiceFacts, at: number): Invoice {
  const id = newId('in');
  const { customer, subscription } = facts;
  const subtotal = facts.lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal - facts.takenOff.reduce((sum, { amount }) => sum + amount, 0);
  const { due } = amountDue(total, customer.balance);
  return {
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Konstruct',
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: facts.reason,
    collection_method: 'charge_automatically',
    created: at,
    currency: facts.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: facts.takenOff.map(({ discount }) => discount),
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: wholeList(
      `/v1/invoices/${id}/lines`,
      facts.lines.map((line) => ({ ...line, invoice: id })),
    ),
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: subscription === null ? null : { metadata: facts.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: facts.periodEnd,
    period_start: facts.periodStart,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: subtotal,
    test_clock: customer.test_clock,
    total,
    total_discount_amounts: facts.takenOff,
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}
