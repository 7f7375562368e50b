import type { SubscriptionStatus } from '../generated/resolvers.ts';

export const subscriptionStatuses = [
  'NONE',
  'TRIALING',
  'ACTIVE',
  'PAST_DUE',
  'UNPAID',
  'CANCELED',
] as const satisfies readonly SubscriptionStatus[];

/** What every company may use before it pays: one AI employee and 50 answers. */
export const evaluation = { status: 'NONE', agentQuota: 1, answerLimit: 50 } as const;

/** Whether employees may answer at all; how often is the entitlement's `answerLimit`. */
export function mayAnswer(status: SubscriptionStatus): boolean {
  return status === 'NONE' || status === 'TRIALING' || status === 'ACTIVE';
}
