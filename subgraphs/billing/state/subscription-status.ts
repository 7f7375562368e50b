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

/** Maps the provider's status to one of six; null for a status that is not known here. */
export function statusOf(providerStatus: string | null | undefined): SubscriptionStatus | null {
  if (!providerStatus) return 'NONE';
  return Object.hasOwn(known, providerStatus) ? (known[providerStatus] ?? null) : null;
}

/**
 * Whether the provider says that it is over. Every other status counts as running, even an unknown one: it may be
 * charged for.
 */
export const hasEnded = (providerStatus: string): boolean =>
  providerStatus === 'canceled' || providerStatus === 'incomplete_expired';

/** Whether nothing follows the current period. If the end is set for a later day, there are invoices before it. */
export const endsWithPeriod = (row: {
  readonly cancelsAt?: Date | null | undefined;
  readonly currentPeriodEndsAt?: Date | null | undefined;
}): boolean => Boolean(row.cancelsAt && (!row.currentPeriodEndsAt || row.cancelsAt <= row.currentPeriodEndsAt));
