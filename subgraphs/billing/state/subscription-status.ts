import type { SubscriptionStatus } from '../generated/resolvers.ts';

export const subscriptionStatuses = [
  'NONE',
  'TRIALING',
  'ACTIVE',
  'PAST_DUE',
  'UNPAID',
  'CANCELED',
] as const satisfies readonly SubscriptionStatus[];

/** Stripe's statuses: https://docs.stripe.com/api/subscriptions/object#subscription_object-status */
const known: Readonly<Record<string, SubscriptionStatus>> = {
  incomplete: 'NONE',
  incomplete_expired: 'CANCELED',
  trialing: 'TRIALING',
  active: 'ACTIVE',
  past_due: 'PAST_DUE',
  unpaid: 'UNPAID',
  paused: 'UNPAID',
  canceled: 'CANCELED',
};

/** One of six for each of the provider's; null for one that is not known here. */
export function statusOf(providerStatus: string | null | undefined): SubscriptionStatus | null {
  if (!providerStatus) return 'NONE';
  return Object.hasOwn(known, providerStatus) ? (known[providerStatus] ?? null) : null;
}

/** Whether it is over, by the provider's own word. Everything else runs, also what is not known here: it may be charged for. */
export const hasEnded = (providerStatus: string): boolean => providerStatus === 'canceled' || providerStatus === 'incomplete_expired';

/** Whether nothing follows the period that runs: an end that was set for a later day leaves invoices before it. */
export const endsWithPeriod = (row: {
  readonly cancelsAt?: Date | null | undefined;
  readonly currentPeriodEndsAt?: Date | null | undefined;
}): boolean => Boolean(row.cancelsAt && (!row.currentPeriodEndsAt || row.cancelsAt <= row.currentPeriodEndsAt));
