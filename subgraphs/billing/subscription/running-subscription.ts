import type { TenantContext } from '../context.ts';
import { isRowUnderstood } from '../reading/apply-account.ts';
import { irregularitiesOf } from '../state/irregularity.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { dueOf } from '../state/due.ts';
import type { Subscription } from '../state/subscription.entity.ts';
import { hasEnded, statusOf } from '../state/subscription-status.ts';

/** A subscription that can be changed. */
export interface Running extends Pick<Subscription, 'trialEndsAt' | 'currentPeriodEndsAt' | 'cancelsAt'> {
  readonly subscriptionId: string;
  readonly itemId: string;
  readonly isTrial: boolean;
}

export const noSubscription = () => ({
  __typename: 'NoSubscriptionError' as const,
  message: 'You don’t have a subscription to change. Choose a plan first.',
});

export const irregularSubscription = (row: Pick<Subscription, 'irregularities'>) => {
  const irregularities = [...irregularitiesOf(row)];
  const why = irregularities.map(({ message }) => message).join(' ');
  return {
    __typename: 'IrregularSubscriptionError' as const,
    message: `The subscription can’t be changed from here. ${why} Undo the change at Stripe, or contact your administrator.`,
    irregularities,
  };
};

/**
 * Whether a subscription of the company may be running at the provider, understood or not: a second one would be
 * charged as well. If the provider does not know the customer, one may be running.
 */
export const mayRun = (row: Subscription | null): boolean =>
  row !== null &&
  (row.hasRunning ||
    Boolean(row.irregularKinds?.includes('CUSTOMER')) ||
    Boolean(row.subscriptionId && row.providerStatus && !hasEnded(row.providerStatus)));

/** What prevents any change of the subscription; null if nothing does. */
export function refuseChange(row: Subscription | null) {
  if (!row?.subscriptionId || !row.providerStatus || hasEnded(row.providerStatus)) return noSubscription();
  return isRowUnderstood(row) ? null : irregularSubscription(row);
}

const paymentDue = (payUrl: string | null) => ({
  __typename: 'PaymentDueError' as const,
  message: 'A payment is due. Once it is paid, you can change the subscription.',
  payUrl,
});

/** For example after a trial that ended without a payment method. */
const paused = () => ({ ...paymentDue(null), message: 'The subscription is paused. Resume it to change it.' });

/** The company's subscription if it is running, understood and paid; otherwise what prevents a change. */
export function findRunning(row: Subscription | null) {
  const rejection = refuseChange(row);
  if (rejection) return rejection;
  if (!row?.subscriptionId || !row.itemId) return noSubscription();
  const status = statusOf(row.providerStatus);
  if (row.providerStatus === 'paused' && dueOf(row).length === 0) return paused();
  if (status !== 'TRIALING' && status !== 'ACTIVE') return paymentDue(row.payUrl ?? null);
  const { subscriptionId, itemId, trialEndsAt, currentPeriodEndsAt, cancelsAt } = row;
  return {
    subscriptionId,
    itemId,
    trialEndsAt,
    currentPeriodEndsAt,
    cancelsAt,
    isTrial: status === 'TRIALING',
  } satisfies Running;
}

/** The same, read from the provider, so that a change applies to the present state. */
export async function readRunning(ctx: TenantContext) {
  return findRunning((await followSubscription(ctx)).subscription);
}
