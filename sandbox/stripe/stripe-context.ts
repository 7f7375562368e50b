import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { StripeDelivery, StripeDeliverySettings } from './events/stripe-delivery.ts';
import type { StripeState } from './stripe-state.ts';

/** How the account is set up. Changeable through `/_control/config`. */
export interface StripeSettings extends StripeDeliverySettings {
  secretKey: string;
  /** Days between one failed attempt to collect a renewal and the next. */
  retryDays: number[];
  /** What becomes of a subscription whose last attempt failed. */
  afterRetries: 'canceled' | 'unpaid' | 'past_due';
  /** Days before a renewal at which `invoice.upcoming` is sent. */
  upcomingDays: number;
}

/** What every part of the sandbox server for Stripe works on. */
export interface StripeContext {
  state: State<StripeState>;
  settings: StripeSettings;
  clock: Clock;
  delivery: StripeDelivery;
  /** The sandbox server's own address, without a slash at its end. */
  url(): string;
  /** The API request that is being worked on; null while time or a page moves things. */
  cause: { id: string; idempotencyKey: string | null } | null;
}

/** The present second, by the test clock or by the sandbox server's own. */
export function nowOf(context: StripeContext, testClock: string | null): number {
  const clock = testClock === null ? undefined : context.state.value.testClocks[testClock];
  return clock === undefined ? Math.floor(context.clock.now() / 1000) : clock.frozen_time;
}
