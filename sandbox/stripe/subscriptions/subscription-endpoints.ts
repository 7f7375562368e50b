import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { mergedMetadata } from '../api/metadata.ts';
import { invalid, noSuch } from '../api/rejection.ts';
import { readDiscounts } from '../discounts/discount.ts';
import { findCustomer, findOwnPaymentMethod, findSubscription, namedCustomer } from '../find.ts';
import { askBank, type Outcome } from '../invoices/charge.ts';
import { asksForAction, declined } from '../payment-methods/attach-card.ts';
import { nowOf } from '../stripe-context.ts';
import { cancelNow } from '../settlement/cancel-subscription.ts';
import { PAYMENT_BEHAVIORS } from './change-item.ts';
import { createSubscription } from './create-subscription.ts';
import { readNewItem } from './read-change.ts';
import { resume } from './renew.ts';
import { readMissingPaymentMethod, readTrial } from './trial.ts';
import { UPDATE_PARAMS, updateSubscription } from './update-subscription.ts';

export const subscriptionEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/subscriptions',
    accepts: [
      ...[
        'customer',
        'items.*.price',
        'items.*.quantity',
        'trial_period_days',
        'trial_end',
        'metadata.*',
        'default_payment_method',
        'description',
      ],
      ...[
        'payment_behavior',
        'cancel_at_period_end',
        'discounts.*.coupon',
        'trial_settings.end_behavior.missing_payment_method',
        'billing_mode.type',
      ],
    ],
    handle: create,
  },
  {
    method: 'GET',
    url: '/v1/subscriptions',
    accepts: [...LIST_PARAMS, 'customer', 'status', 'price', 'test_clock'],
    handle: list,
  },
  {
    method: 'GET',
    url: '/v1/subscriptions/:id',
    accepts: [],
    handle: ({ context, id }) => findSubscription(context, id),
  },
  { method: 'POST', url: '/v1/subscriptions/:id', accepts: UPDATE_PARAMS, handle: updateSubscription },
  {
    method: 'DELETE',
    url: '/v1/subscriptions/:id',
    accepts: ['cancellation_details.comment', 'cancellation_details.feedback'],
    handle: cancel,
  },
  {
    method: 'POST',
    url: '/v1/subscriptions/:id/resume',
    accepts: ['billing_cycle_anchor', 'payment_behavior', 'proration_behavior'],
    handle: resumeNow,
  },
  { method: 'GET', url: '/v1/subscription_items', accepts: [...LIST_PARAMS, 'subscription'], handle: listItems },
];

function create({ context, params }: Call): object {
  const customer = findCustomer(context, params.requiredText('customer'), 'customer');
  const at = nowOf(context, customer.test_clock);
  const item = readNewItem(context, params);
  const trial = readTrial(params, at);
  const method = params.text('default_payment_method') ?? null;
  if (method !== null) findOwnPaymentMethod(context, method, customer.id, 'default_payment_method');
  const payment = params.oneOf('payment_behavior', PAYMENT_BEHAVIORS) ?? 'allow_incomplete';
  let outcome: Outcome | undefined;
  if (payment === 'error_if_incomplete' && trial.end === null) {
    const paying = context.state.value.paymentMethods[method ?? customer.invoice_settings.default_payment_method ?? ''];
    outcome = askBank(context, customer, paying, false);
    if (outcome === 'asks') throw asksForAction('subscription');
    if (outcome !== 'paid') throw declined();
  }
  const facts = {
    customer: customer.id,
    testClock: customer.test_clock,
    ...item,
    metadata: mergedMetadata({}, params),
    description: params.text('description') ?? null,
    defaultPaymentMethod: method,
    trialEnd: trial.end,
    missingPaymentMethod: readMissingPaymentMethod(params),
    cancelAtPeriodEnd: params.flag('cancel_at_period_end') ?? false,
    discounts: readDiscounts(context, params, customer.id, at) ?? [],
  };
  return createSubscription(
    context,
    facts,
    at,
    payment === 'default_incomplete' ? 'later' : { isCustomerPresent: false, outcome },
  );
}

function list({ context, params, path }: Call): object {
  const customer = namedCustomer(context, params);
  const [status, price, clock] = ['status', 'price', 'test_clock'].map((name) => params.text(name));
  const rows = Object.values(context.state.value.subscriptions).filter(
    (subscription) =>
      (customer === undefined || subscription.customer === customer) &&
      (price === undefined || subscription.items.data.some((item) => item.price.id === price)) &&
      (clock === undefined || subscription.test_clock === clock) &&
      // Stripe lists ended subscriptions only on request.
      (status === undefined ? subscription.ended_at === null : status === 'all' || hasStatus(subscription, status)),
  );
  return page(path, rows, params);
}

function hasStatus({ status, ended_at }: { status: string; ended_at: number | null }, wanted: string): boolean {
  return wanted === 'ended' ? ended_at !== null : status === wanted;
}

function cancel({ context, params, id }: Call): object {
  const subscription = findSubscription(context, id);
  // Here Stripe reports an ended subscription as missing, although it can still be read.
  if (subscription.ended_at !== null) throw noSuch('subscription', id);
  const details = params.section('cancellation_details');
  subscription.cancellation_details = {
    comment: details.text('comment') ?? null,
    feedback: details.text('feedback') ?? null,
    feedback_option: null,
    reason: 'cancellation_requested',
  };
  cancelNow(context, subscription, nowOf(context, subscription.test_clock), 'cancellation_requested');
  return subscription;
}

function resumeNow({ context, id }: Call): object {
  const subscription = findSubscription(context, id);
  if (subscription.status !== 'paused') throw invalid('You can only resume subscriptions that are paused.');
  resume(context, subscription, nowOf(context, subscription.test_clock));
  return subscription;
}

function listItems({ context, params, path }: Call): object {
  return page(path, findSubscription(context, params.requiredText('subscription'), 'subscription').items.data, params);
}
