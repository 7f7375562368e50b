import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { invalid, missingParameter, noSuch } from '../api/rejection.ts';
import { findInvoice, findOwnPaymentMethod, findSubscription, namedCustomer } from '../find.ts';
import { asksForAction, declined } from '../payment-methods/attach-card.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import { planChange } from '../subscriptions/change-item.ts';
import { PRORATION_BEHAVIORS, readItemChange, readMoment } from '../subscriptions/read-change.ts';
import type { Invoice, Price } from '../wire.ts';
import type { Outcome } from '../invoices/charge.ts';
import { collectInvoice, markPaid, subscriptionOf } from '../settlement/collect-invoice.ts';
import { finalizeInvoice, voidInvoice } from '../invoices/issue-invoice.ts';
import { previewChange, previewRenewal } from '../subscriptions/preview.ts';

export const invoiceEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/invoices/create_preview',
    accepts: [
      ...['customer', 'subscription', 'subscription_details.items.*.id', 'subscription_details.items.*.quantity'],
      ...[
        'subscription_details.items.*.price',
        'subscription_details.proration_behavior',
        'subscription_details.proration_date',
      ],
    ],
    handle: createPreview,
  },
  { method: 'GET', url: '/v1/invoices', accepts: [...LIST_PARAMS, 'customer', 'subscription', 'status'], handle: list },
  { method: 'GET', url: '/v1/invoices/:id', accepts: [], handle: ({ context, id }) => findInvoice(context, id) },
  { method: 'GET', url: '/v1/invoices/:id/lines', accepts: LIST_PARAMS, handle: lines },
  {
    method: 'POST',
    url: '/v1/invoices/:id/pay',
    accepts: ['payment_method', 'paid_out_of_band', 'off_session'],
    handle: pay,
  },
  { method: 'POST', url: '/v1/invoices/:id/finalize', accepts: ['auto_advance'], handle: finalize },
  { method: 'POST', url: '/v1/invoices/:id/void', accepts: [], handle: voidOpen },
  {
    method: 'GET',
    url: '/v1/invoice_payments',
    accepts: [...LIST_PARAMS, 'invoice', 'status', 'payment.type', 'payment.payment_intent'],
    handle: listPayments,
  },
];

function createPreview({ context, params }: Call): object {
  const id = params.text('subscription');
  // If only a customer is given, the preview is for their only subscription.
  const only = Object.values(context.state.value.subscriptions).find(
    ({ customer, ended_at }) => customer === params.text('customer') && ended_at === null,
  );
  const subscription = id === undefined ? only : findSubscription(context, id, 'subscription');
  if (subscription === undefined)
    throw params.has('customer')
      ? invalid('No upcoming invoices for customer.', undefined, 'invoice_upcoming_none')
      : missingParameter('subscription');
  if (subscription.ended_at !== null || subscription.items.data.length === 0)
    throw invalid('No upcoming invoices for customer.', undefined, 'invoice_upcoming_none');
  // Rejects a total that it cannot calculate, rather than reporting zero.
  if (subscription.items.data.some(({ price }) => !hasAmount(price)))
    throw invalid('Tiers are not known here.', 'subscription');
  const at = nowOf(context, subscription.test_clock);
  const details = params.section('subscription_details');
  const change = readItemChange(context, subscription, details);
  if (change === null) {
    const periodEnd = Math.min(...subscription.items.data.map(({ current_period_end: end }) => end));
    // A subscription that ends later is billed until then.
    if (subscription.cancel_at !== null && subscription.cancel_at <= periodEnd)
      throw invalid('No upcoming invoices for customer.', undefined, 'invoice_upcoming_none');
    return previewRenewal(context, subscription, at);
  }
  const behavior = details.oneOf('proration_behavior', PRORATION_BEHAVIORS) ?? 'create_prorations';
  const moment = readMoment(subscription, details, at);
  const planned = planChange(context, subscription, change, behavior, moment);
  const preview = planned.isInvoicedNow
    ? previewChange(context, subscription, planned, at)
    : previewRenewal(context, subscription, at, planned);
  if (preview.parent?.subscription_details) preview.parent.subscription_details.subscription_proration_date = moment;
  return preview;
}

const hasAmount = ({ billing_scheme, unit_amount, unit_amount_decimal }: Price) =>
  billing_scheme === 'per_unit' && (unit_amount_decimal !== null || unit_amount !== null);

function list({ context, params, path }: Call): object {
  const [subscription, status] = [params.text('subscription'), params.text('status')];
  const customer = namedCustomer(context, params);
  const rows = Object.values(context.state.value.invoices).filter(
    (invoice) =>
      (customer === undefined || invoice.customer === customer) &&
      (subscription === undefined || subscriptionOf(invoice) === subscription) &&
      (status === undefined || invoice.status === status),
  );
  return page(path, rows, params);
}

function lines({ context, params, id, path }: Call): object {
  return page(path, findInvoice(context, id).lines.data.toReversed(), params);
}

function pay({ context, params, id }: Call): object {
  const invoice = findInvoice(context, id);
  if (invoice.status === 'paid') throw invalid('Invoice is already paid');
  if (invoice.status !== 'draft' && invoice.status !== 'open')
    throw invalid(`This invoice can't be paid: it is ${invoice.status ?? ''}.`);
  const at = nowOf(context, invoice.test_clock);
  const named = params.text('payment_method');
  const method =
    named === undefined ? undefined : findOwnPaymentMethod(context, named, invoice.customer, 'payment_method');
  if (invoice.status === 'draft') finalizeInvoice(context, invoice, at);
  if (params.flag('paid_out_of_band') === true) markPaid(context, invoice, at);
  else
    refuseUnpaid(
      context,
      invoice,
      collectInvoice(context, invoice, at, { isCustomerPresent: params.flag('off_session') === false, method }),
    );
  return invoice;
}

function refuseUnpaid(context: StripeContext, invoice: Invoice, outcome: Outcome): void {
  if (outcome === 'asks') throw asksForAction('invoice', paymentIntentOf(context, invoice));
  if (outcome !== 'paid') throw declined(paymentIntentOf(context, invoice));
}

function paymentIntentOf({ state }: StripeContext, invoice: Invoice): string | undefined {
  const payment = Object.values(state.value.invoicePayments).find((one) => one.invoice === invoice.id);
  return typeof payment?.payment.payment_intent === 'string' ? payment.payment.payment_intent : undefined;
}

function finalize({ context, id }: Call): object {
  const invoice = findInvoice(context, id);
  if (invoice.status !== 'draft')
    throw invalid("This invoice is already finalized, you can't re-finalize a non-draft invoice.");
  finalizeInvoice(context, invoice, nowOf(context, invoice.test_clock));
  return invoice;
}

function voidOpen({ context, id }: Call): object {
  const invoice = findInvoice(context, id);
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
    throw invalid('You can only pass in open invoices.');
  voidInvoice(context, invoice, nowOf(context, invoice.test_clock));
  return invoice;
}

function listPayments({ context, params, path }: Call): object {
  const invoice = params.text('invoice');
  if (invoice !== undefined && context.state.value.invoices[invoice] === undefined)
    throw noSuch('invoice', invoice, 'invoice');
  const intent = params.section('payment').text('payment_intent');
  const rows = Object.values(context.state.value.invoicePayments).filter(
    (payment) =>
      (invoice === undefined || payment.invoice === invoice) &&
      (intent === undefined || payment.payment.payment_intent === intent) &&
      (params.text('status') === undefined || payment.status === params.text('status')),
  );
  return page(path, rows, params);
}
