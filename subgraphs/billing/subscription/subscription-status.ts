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

/** One of six for each of the provider's; one that is not known yet counts as unpaid until somebody says what it means. */
export function statusOf(providerStatus: string | null | undefined): SubscriptionStatus {
  if (!providerStatus) return 'NONE';
  return Object.hasOwn(known, providerStatus) ? (known[providerStatus] ?? 'UNPAID') : 'UNPAID';
}

export const isKnownStatus = (providerStatus: string): boolean => Object.hasOwn(known, providerStatus);

/** Whether it is over for good: nothing brings it back, a new one has to be bought. */
export const hasEnded = (providerStatus: string): boolean => providerStatus === 'canceled' || providerStatus === 'incomplete_expired';
