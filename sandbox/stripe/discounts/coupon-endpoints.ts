import type { Call, Endpoint } from '../api/endpoint.ts';
import { newId } from '../api/id.ts';
import { mergedMetadata } from '../api/metadata.ts';
import { invalid, noSuch } from '../api/rejection.ts';
import { nowOf } from '../stripe-context.ts';
import type { Coupon } from '../wire.ts';

export const couponEndpoints: Endpoint[] = [
  {
    method: 'POST',
    url: '/v1/coupons',
    accepts: ['id', 'name', 'percent_off', 'amount_off', 'currency', 'duration', 'duration_in_months', 'metadata.*'],
    handle: create,
  },
  { method: 'GET', url: '/v1/coupons/:id', accepts: [], handle: retrieve },
];

function create({ context, params }: Call): object {
  const percent = params.text('percent_off');
  const amount = params.integer('amount_off', 1);
  if ((percent === undefined) === (amount === undefined))
    throw invalid('You must pass either percent_off or amount_off.', 'percent_off');
  if (percent !== undefined && !(Number(percent) > 0 && Number(percent) <= 100))
    throw invalid('Invalid percent_off.', 'percent_off');
  const coupon: Coupon = {
    id: params.text('id') ?? newId('', 8).slice(1),
    object: 'coupon',
    amount_off: amount ?? null,
    created: nowOf(context, null),
    currency: amount === undefined ? null : params.requiredText('currency'),
    duration: params.oneOf('duration', ['once', 'repeating', 'forever']) ?? 'once',
    duration_in_months: params.integer('duration_in_months', 1) ?? null,
    livemode: false,
    max_redemptions: null,
    metadata: mergedMetadata({}, params),
    name: params.text('name') ?? null,
    percent_off: percent === undefined ? null : Number(percent),
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  };
  context.state.value.coupons[coupon.id] = coupon;
  context.state.changed();
  return coupon;
}

function retrieve({ context, id }: Call): object {
  const found = context.state.value.coupons[id];
  if (found === undefined) throw noSuch('coupon', id);
  return found;
}
