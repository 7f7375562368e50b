import { followSubscription } from './follow-subscription.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Subscription } from './subscription.entity.ts';
import { statusOf } from './subscription-status.ts';

/** A subscription that can be changed. */
export interface Running extends Pick<Subscription, 'trialEndsAt' | 'currentPeriodEndsAt' | 'cancelsAt'> {
  readonly subscriptionId: string;
  readonly itemId: string;
  readonly isTrial: boolean;
}

export const noSubscription = () => ({
  __typename: 'NoSubscriptionError' as const,
  message: 'There is no subscription to change. Choose a plan first.',
});

const paymentDue = (payUrl: string | null) => ({
  __typename: 'PaymentDueError' as const,
  message: 'A payment is due. Once it is paid, the subscription can be changed.',
  payUrl,
});

/** The company's subscription where it runs and is paid, else what stands in the way. */
export function findRunning(row: Subscription | null) {
  const status = statusOf(row?.providerStatus);
  if (!row?.subscriptionId || !row.itemId || status === 'CANCELED') return noSubscription();
  if (status !== 'TRIALING' && status !== 'ACTIVE') return paymentDue(row.payUrl ?? null);
  const { subscriptionId, itemId, trialEndsAt, currentPeriodEndsAt, cancelsAt } = row;
  return { subscriptionId, itemId, trialEndsAt, currentPeriodEndsAt, cancelsAt, isTrial: status === 'TRIALING' } satisfies Running;
}

/** The same, read afresh: a change is made to what is there now. */
export async function readRunning(deps: Dependencies, tenantId: string) {
  return findRunning((await followSubscription(deps, tenantId)).subscription);
}
