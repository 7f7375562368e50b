import type { SubscriptionSnapshot } from '../stripe/stripe.port.ts';
import { hasEnded, statusOf } from './subscription-status.ts';

/** By what a subscription is known to be one of ours. */
export interface Ownership {
  readonly tenantId: string;
  /** Whether this installation takes real money. */
  readonly isLive: boolean;
  /** What we sell. */
  readonly productIds: ReadonlySet<string>;
  /** The one we have followed so far: it stays ours, also when something else is sold today. */
  readonly knownId: string | null;
}

/** Whether it is the company's, for what we sell, and paid in the money that counts here. Anything else entitles to nothing. */
export function isOurs(subscription: SubscriptionSnapshot, { tenantId, isLive, productIds, knownId }: Ownership): boolean {
  const isForEmployees = productIds.has(subscription.productId) || subscription.id === knownId;
  return (
    subscription.tenantId === tenantId &&
    subscription.isLive === isLive &&
    isForEmployees &&
    subscription.interval !== null &&
    subscription.quantity >= 1
  );
}

const works = ({ status }: SubscriptionSnapshot) => ['TRIALING', 'ACTIVE', 'PAST_DUE'].includes(statusOf(status));

/** The one that counts: one under which employees work before one that has not ended before one that has, and the newest of its kind. */
export function chooseSubscription(ours: readonly SubscriptionSnapshot[]): SubscriptionSnapshot | null {
  const rank = (one: SubscriptionSnapshot) => (works(one) ? 0 : hasEnded(one.status) ? 2 : 1);
  const [chosen] = ours.toSorted(
    (one, other) => rank(one) - rank(other) || other.startedAt.getTime() - one.startedAt.getTime() || (one.id < other.id ? 1 : -1),
  );
  return chosen ?? null;
}
