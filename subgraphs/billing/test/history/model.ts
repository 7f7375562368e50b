import type Stripe from 'stripe';

/**
 * What a company must have, given Stripe's state at each reading. It is expressed in Stripe's terms and is independent
 * of the service.
 */
export interface Expected {
  /** The followed subscription; null if there never was one. */
  readonly followed: string | null;
  /** Its status at Stripe as of the last reading. */
  readonly status: string | null;
  /** As last understood. */
  readonly quantity: number | null;
  readonly badge: string;
  readonly agentQuota: number;
  /** Whether anything differs from what is sold here. */
  readonly isOdd: boolean;
  /** Whether the running subscription can be changed from here. */
  readonly isClear: boolean;
  readonly mayBuy: boolean;
}

export const atFirst: Expected = {
  ...{ followed: null, status: null, quantity: null, badge: 'NONE', agentQuota: 1 },
  ...{ isOdd: false, isClear: false, mayBuy: true },
};

const badges = new Map([
  ['incomplete', 'NONE'],
  ['trialing', 'TRIALING'],
  ['active', 'ACTIVE'],
  ['past_due', 'PAST_DUE'],
  ['unpaid', 'UNPAID'],
  ['paused', 'UNPAID'],
  ['canceled', 'CANCELED'],
  ['incomplete_expired', 'CANCELED'],
]);

/** What the company is sold. */
export interface Sold {
  readonly tenantId: string;
  readonly productId: string;
}

const productOf = ({ price }: Stripe.SubscriptionItem) =>
  typeof price.product === 'string' ? price.product : price.product.id;
const isOver = ({ status }: Stripe.Subscription) => badges.get(status) === 'CANCELED';

/**
 * Our item, if there is exactly one and it states how many are paid for, monthly or yearly, in this mode and in a known
 * state.
 */
function clearItem(
  { items, livemode, status }: Stripe.Subscription,
  { productId }: Sold,
): Stripe.SubscriptionItem | null {
  const ours = items.data.filter((item) => productOf(item) === productId);
  const [item] = ours;
  if (ours.length !== 1 || !item || livemode || !badges.has(status)) return null;
  const { interval, interval_count: count } = item.price.recurring ?? { interval: '', interval_count: 0 };
  return (item.quantity ?? 0) >= 1 && count === 1 && ['month', 'year'].includes(interval) ? item : null;
}

const newestFirst = (one: Stripe.Subscription, other: Stripe.Subscription) =>
  other.created - one.created || (one.id < other.id ? 1 : -1);

const isWorking = ({ status }: Stripe.Subscription) => ['trialing', 'active', 'past_due'].includes(status);

/**
 * The followed subscription while employees work under it or its state is unknown. Then the newest one that they work
 * under and that is marked and clear. Then the followed one while it runs. Then any that is marked and clear. One that
 * is over only if none runs.
 */
function pick(all: readonly Stripe.Subscription[], { followed }: Expected, sold: Sold): Stripe.Subscription | null {
  const known = all.find(({ id }) => id === followed) ?? null;
  const runs = known !== null && !isOver(known);
  if (runs && (isWorking(known) || !badges.has(known.status))) return known;
  const ours = all.filter((one) => one === known || one.metadata['tenant_id'] === sold.tenantId).toSorted(newestFirst);
  const clear = ours.filter((one) => !isOver(one) && clearItem(one, sold) !== null);
  const working = clear.find(isWorking);
  if (working) return working;
  if (runs) return known;
  return clear[0] ?? ours.find((one) => isOver(one) && (one === known || clearItem(one, sold) !== null)) ?? null;
}

/** What the company must have once Stripe has been read. */
export function read(before: Expected, all: readonly Stripe.Subscription[], sold: Sold): Expected {
  const running = all.filter((one) => !isOver(one));
  const picked = pick(all, before, sold);
  const item = picked && clearItem(picked, sold);
  const isPlain =
    picked !== null &&
    item !== null &&
    picked.items.data.length === 1 &&
    picked.metadata['tenant_id'] === sold.tenantId;
  const now = {
    isOdd: running.length > 1 || (running.length === 1 && !(running[0] === picked && isPlain)),
    isClear: picked !== null && !isOver(picked) && item !== null,
    mayBuy: running.length === 0,
  };
  if (!picked) return { ...before, ...now };
  const quantity = item?.quantity ?? before.quantity;
  const badge = badges.get(picked.status);
  const kept = { badge: before.badge, agentQuota: before.agentQuota };
  const granted = badge === undefined ? kept : { badge, agentQuota: quotaOf(badge, quantity ?? 0) };
  return { ...now, ...granted, followed: picked.id, status: picked.status, quantity };
}

function quotaOf(badge: string, quantity: number): number {
  if (badge === 'NONE') return 1;
  return ['TRIALING', 'ACTIVE', 'PAST_DUE'].includes(badge) ? quantity : 0;
}

/** The expected answer to a change of the number of employees. */
export function answerToChange({ followed, status, isClear, badge }: Expected): string {
  if (!followed || !status || badges.get(status) === 'CANCELED') return 'NoSubscriptionError';
  if (!isClear) return 'IrregularSubscriptionError';
  return badge === 'TRIALING' || badge === 'ACTIVE' ? 'ChangeAgentQuantitySuccess' : 'PaymentDueError';
}
