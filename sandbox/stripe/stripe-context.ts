import type { Clock } from '../control/clock.ts';
import type { State } from '../control/state-file.ts';
import type { StripeDelivery, StripeDeliverySettings } from './events/stripe-delivery.ts';
import type { StripeState } from './stripe-state.ts';

/** The account's settings. `/_control/config` changes them. */
export interface StripeSettings extends StripeDeliverySettings {
  secretKey: string;
  /** The days between failed attempts to collect a renewal. */
  retryDays: number[];
  /** What happens to a subscription when the last attempt has failed. */
  afterRetries: 'canceled' | 'unpaid' | 'past_due';
  /** The number of days before a renewal when `invoice.upcoming` is sent. */
  upcomingDays: number;
}

/** What every part of the sandbox server for Stripe uses. */
export interface StripeContext {
  state: State<StripeState>;
  settings: StripeSettings;
  clock: Clock;
  delivery: StripeDelivery;
  /** The sandbox server's own address, without a trailing slash. */
  url(): string;
  /** The current API request; null while the clock or a page causes the changes. */
  cause: { id: string; idempotencyKey: string | null } | null;
}

/** The current second, by the test clock or the sandbox server's own clock. */
export function nowOf(context: StripeContext, testClock: string | null): number {
  const clock = testClock === null ? undefined : context.state.value.testClocks[testClock];
  return clock === undefined ? Math.floor(context.clock.now() / 1000) : clock.frozen_time;
}
