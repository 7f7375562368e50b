import type { Call } from '../api/endpoint.ts';
import { mergedMetadata } from '../api/metadata.ts';
import type { Params } from '../api/params.ts';
import { invalid } from '../api/rejection.ts';
import { readDiscounts } from '../discounts/discount.ts';
import { changeAndEmit } from '../events/emit.ts';
import { findOwnPaymentMethod, findSubscription } from '../find.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import type { Subscription } from '../wire.ts';
import { changeItem, PAYMENT_BEHAVIORS, planChange } from './change-item.ts';
import { announceTrialEnd, TRIAL_NOTICE_SECONDS } from './create-subscription.ts';
import { itemsOf, nextPeriodEnd } from '../settlement/period.ts';
import { PRORATION_BEHAVIORS, readItemChange, readMoment } from './read-change.ts';
import { endTrial } from './renew.ts';
import { readTrial } from './trial.ts';

export const UPDATE_PARAMS = [
  ...[
    'items.*.id',
    'items.*.quantity',
    'items.*.price',
    'proration_behavior',
    'proration_date',
    'payment_behavior',
    'metadata.*',
  ],
  ...[
    'cancel_at_period_end',
    'cancel_at',
    'cancellation_details.comment',
    'cancellation_details.feedback',
    'trial_end',
    'description',
  ],
  ...['default_payment_method', 'trial_settings.end_behavior.missing_payment_method', 'discounts.*.coupon'],
];

/** `POST /v1/subscriptions/:id` */
export function updateSubscription({ context, params, id }: Call): object {
  const subscription = findSubscription(context, id);
  const at = nowOf(context, subscription.test_clock);
  refuseOver(subscription, params);
  const change = readItemChange(context, subscription, params);
  const behavior = params.oneOf('proration_behavior', PRORATION_BEHAVIORS) ?? 'create_prorations';
  const payment = params.oneOf('payment_behavior', PAYMENT_BEHAVIORS) ?? 'allow_incomplete';
  const moment = readMoment(subscription, params, at);
  const method = params.text('default_payment_method');
  if (method !== undefined) findOwnPaymentMethod(context, method, subscription.customer, 'default_payment_method');

  if (change !== null)
    changeItem(context, subscription, planChange(context, subscription, change, behavior, moment), payment, at);
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    readCancellation(subscription, params, at);
    subscription.discounts = readDiscounts(context, params, subscription.customer, at) ?? subscription.discounts;
    subscription.metadata = mergedMetadata(subscription.metadata, params);
    if (params.has('description')) subscription.description = params.text('description') ?? null;
    if (params.has('default_payment_method')) subscription.default_payment_method = method ?? null;
  });
  if (params.has('trial_end')) moveTrial(context, subscription, params, at);
  context.state.changed();
  return subscription;
}

function refuseOver(subscription: Subscription, params: Params): void {
  const isMoneyChange = params
    .leaves()
    .some(({ pattern }) => !/^(metadata|cancellation_details|description)\b/.test(pattern));
  if (subscription.ended_at !== null && isMoneyChange)
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  if (subscription.status === 'incomplete' && (params.has('items') || params.has('trial_end')))
    throw invalid('You cannot update a subscription in `incomplete` status in a way that results in a new invoice.');
}

function readCancellation(subscription: Subscription, params: Params, at: number): void {
  const end = nextPeriodEnd(subscription) ?? at;
  const isAtEnd = params.flag('cancel_at_period_end');
  const cancelAt = params.text('cancel_at');
  if (isAtEnd !== undefined && cancelAt !== undefined)
    throw invalid(
      'You may only specify one of these parameters: cancel_at, cancel_at_period_end.',
      'cancel_at',
      'parameters_exclusive',
    );
  const feedback = params.section('cancellation_details');
  const details = {
    comment: feedback.text('comment') ?? subscription.cancellation_details?.comment ?? null,
    feedback: feedback.text('feedback') ?? subscription.cancellation_details?.feedback ?? null,
    feedback_option: null,
  };
  if (isAtEnd === true || cancelAt !== undefined) {
    const when =
      isAtEnd === true || cancelAt === 'min_period_end' || cancelAt === 'max_period_end'
        ? end
        : params.integer('cancel_at', at + 1);
    subscription.cancel_at_period_end = isAtEnd === true;
    subscription.cancel_at = when ?? end;
    subscription.canceled_at ??= at;
    subscription.cancellation_details = { ...details, reason: 'cancellation_requested' };
  } else if (isAtEnd === false || params.isCleared('cancel_at')) {
    subscription.cancel_at_period_end = false;
    subscription.cancel_at = null;
    subscription.canceled_at = null;
    subscription.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason: null };
  } else if (params.has('cancellation_details')) {
    subscription.cancellation_details = { ...details, reason: subscription.cancellation_details?.reason ?? null };
  }
}

/** `trial_end=now` starts the first paid period at once; a time moves the end of the trial. */
function moveTrial(context: StripeContext, subscription: Subscription, params: Params, at: number): void {
  const { end } = readTrial(params, at);
  if (end === null) {
    if (subscription.status === 'trialing') endTrial(context, subscription, at);
    return;
  }
  changeAndEmit(context, 'customer.subscription.updated', subscription, at, () => {
    subscription.status = 'trialing';
    subscription.trial_start ??= at;
    subscription.trial_end = end;
    subscription.billing_cycle_anchor = end;
    for (const item of itemsOf(subscription)) item.current_period_end = end;
    if (subscription.cancel_at_period_end) subscription.cancel_at = end;
  });
  if (end - at <= TRIAL_NOTICE_SECONDS) announceTrialEnd(context, subscription, at);
}
