import type { Subscription } from '../wire.ts';

/** Stripe's own word for a subscription's state, and what it is about to become. */
export function stateOf(subscription: Subscription): string {
  const isEnding = subscription.cancel_at !== null && subscription.ended_at === null;
  return isEnding ? `${subscription.status}, cancels` : subscription.status;
}
