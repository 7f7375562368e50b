import type { Subscription } from '../wire.ts';

/** Stripe's status of a subscription, and whether it is going to be cancelled. */
export function stateOf(subscription: Subscription): string {
  const isEnding = subscription.cancel_at !== null && subscription.ended_at === null;
  return isEnding ? `${subscription.status}, cancels` : subscription.status;
}
