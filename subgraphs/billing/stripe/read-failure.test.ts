import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { readFailure } from './read-failure.ts';
import { PaymentsFailure } from './stripe.port.ts';

const { StripeAPIError, StripeCardError, StripeConnectionError, StripeInvalidRequestError, StripeRateLimitError } =
  Stripe.errors;
const raw = (statusCode: number, code?: string, param?: string) =>
  ({ type: 'api_error', message: 'told', statusCode, ...(code ? { code } : {}), ...(param ? { param } : {}) }) as never;

test.each([
  [
    'an answer that is no JSON',
    new StripeAPIError({ message: 'Invalid JSON received from the Stripe API' } as never),
    'unavailable',
  ],
  ['a broken connection', new StripeConnectionError({ message: 'cut' } as never), 'unavailable'],
  ['500', new StripeAPIError(raw(500)), 'unavailable'],
  ['503', new StripeAPIError(raw(503)), 'unavailable'],
  ['409', new StripeAPIError(raw(409)), 'unavailable'],
  ['429', new StripeRateLimitError(raw(429)), 'unavailable'],
  ['a declined card', new StripeCardError(raw(402, 'card_declined')), 'declined'],
  [
    'a subscription that asks',
    new StripeCardError(raw(402, 'subscription_payment_intent_requires_action')),
    'action_required',
  ],
  ['an invoice that asks', new StripeCardError(raw(402, 'invoice_payment_intent_requires_action')), 'action_required'],
  ['a bank that asks', new StripeCardError(raw(402, 'authentication_required')), 'action_required'],
  ['what is not there', new StripeInvalidRequestError(raw(404, 'resource_missing')), 'gone'],
  ['an address that is not there', new StripeInvalidRequestError(raw(404)), 'refused'],
  ['a date that does not fit', new StripeInvalidRequestError(raw(400, undefined, 'proration_date')), 'stale'],
  ['a wrong parameter', new StripeInvalidRequestError(raw(400, 'parameter_unknown', 'x')), 'refused'],
])('M8, L13. %s: %#', (_name, error, fault) => {
  const failure = readFailure(error);
  expect(failure instanceof PaymentsFailure ? failure.fault : failure).toBe(fault);
});

test('a mistake of ours is not Stripe’s', () => {
  const mistake = new TypeError('not a function');
  expect(readFailure(mistake)).toBe(mistake);
});
