import type { SubscriptionStatus } from '../generated/resolvers.ts';
import { statusOf } from '../state/subscription-status.ts';

/** What a company may use. */
export interface Grant {
  readonly status: SubscriptionStatus;
  readonly agentQuota: number;
  readonly answerLimit: number | null;
  readonly isFixed: boolean;
}

/** What every company may use before it pays: one AI employee and 50 answers. */
export const evaluation: Grant = { status: 'NONE', agentQuota: 1, answerLimit: 50, isFixed: false };

/** What every company may use where this installation takes no payments. */
export const fixedGrant = (agentQuota: number): Grant => ({
  status: 'ACTIVE',
  agentQuota,
  answerLimit: null,
  isFixed: true,
});

interface SubscriptionState {
  readonly providerStatus?: string | null | undefined;
  readonly quantity?: number | null | undefined;
  readonly pastDueSince?: Date | null | undefined;
}

/**
 * When the employees of a company that does not pay stop. Null while nothing is overdue, and for a state that is not
 * known here: then nothing is taken away.
 */
export function graceEnd({ pastDueSince, providerStatus }: SubscriptionState, graceMs: number): Date | null {
  return pastDueSince && statusOf(providerStatus) === 'PAST_DUE' ? new Date(pastDueSince.getTime() + graceMs) : null;
}

/**
 * What a subscription grants: as many employees as are paid for. While a payment is overdue, only until the grace
 * period ends. Null for a state that is not known here: it grants nothing new and takes nothing away.
 */
export function entitle(subscription: SubscriptionState, graceMs: number, now: Date): Grant | null {
  const status = statusOf(subscription.providerStatus);
  if (status === null) return null;
  const paidFor: Grant = { status, agentQuota: subscription.quantity ?? 0, answerLimit: null, isFixed: false };
  const nothing: Grant = { ...paidFor, agentQuota: 0 };
  if (status === 'NONE') return evaluation;
  if (status === 'TRIALING' || status === 'ACTIVE') return paidFor;
  const end = graceEnd(subscription, graceMs);
  return status === 'PAST_DUE' && end !== null && now < end ? paidFor : nothing;
}
