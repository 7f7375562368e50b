import type { ItemSnapshot, SubscriptionSnapshot } from '../stripe/stripe.port.ts';
import { type Irregularity, isUnderstood } from '../state/irregularity.ts';
import { hasEnded, statusOf } from '../state/subscription-status.ts';

/** What the row already shows: the followed subscription, and its item for AI employees. */
export interface FollowedSubscription {
  readonly subscriptionId: string;
  readonly itemId: string | null;
  /** Null if the row was written by an earlier release that did not store it. */
  readonly productId: string | null;
}

/** What identifies a subscription as one of ours. */
export interface Ownership {
  readonly tenantId: string;
  /** The customer under which the company buys; null if there is none. */
  readonly customerId: string | null;
  /** Whether this installation takes real payments. */
  readonly isLive: boolean;
  /** The products that we sell. */
  readonly productIds: ReadonlySet<string>;
  /** The followed subscription. It stays ours even without its mark, and when other products are sold today. */
  readonly followed: FollowedSubscription | null;
}

/** What a subscription means here. */
export interface Reading {
  readonly snapshot: SubscriptionSnapshot;
  /** The item for AI employees; null if no item, or more than one, can be it. */
  readonly item: ItemSnapshot | null;
  readonly interval: 'MONTH' | 'YEAR' | null;
  /**
   * Whether it is marked as the company's, or is the followed one. Its customer is one of the company's own in any
   * case.
   */
  readonly isOurs: boolean;
  /** Whether it belongs to a customer other than the one under which the company buys. */
  readonly isElsewhere: boolean;
  readonly runs: boolean;
  /** Whether employees work under it. */
  readonly works: boolean;
  /** Whether it is clear what it grants. */
  readonly isUnderstood: boolean;
  readonly irregularities: readonly Irregularity[];
}

/** A larger number is not a plausible number of employees for one company. */
const mostQuantity = 1_000_000;

const intervals = { month: 'MONTH', year: 'YEAR' } as const;

function intervalOf({ every }: ItemSnapshot): 'MONTH' | 'YEAR' | null {
  if (every?.count !== 1) return null;
  return Object.hasOwn(intervals, every.unit) ? intervals[every.unit as keyof typeof intervals] : null;
}

/**
 * The items for AI employees: those of a product on sale, or of the one that was on sale when the subscription was
 * first followed.
 */
function itemsOfOurs(
  { id, items }: SubscriptionSnapshot,
  { productIds, followed }: Ownership,
): readonly ItemSnapshot[] {
  const own = followed?.subscriptionId === id ? followed : null;
  return items.filter(
    ({ id: itemId, productId }) =>
      productIds.has(productId) ||
      (own && (own.productId === null ? own.itemId === itemId : own.productId === productId)),
  );
}

/**
 * Reads a subscription. It never takes an item for something else, and never leaves one out because it is not
 * understood.
 */
export function understand(snapshot: SubscriptionSnapshot, owner: Ownership): Reading {
  const ofOurs = itemsOfOurs(snapshot, owner);
  const item = ofOurs.length === 1 ? (ofOurs[0] ?? null) : null;
  const interval = item && intervalOf(item);
  const irregularities = [
    ...irregularItems(snapshot, ofOurs, item),
    ...(item ? irregularItem(snapshot, item, interval) : []),
    ...irregularState(snapshot, owner),
  ];
  const isFollowed = owner.followed?.subscriptionId === snapshot.id;
  return {
    ...{ snapshot, item, interval, irregularities, isUnderstood: item !== null && isUnderstood(irregularities) },
    isElsewhere: snapshot.customerId !== null && owner.customerId !== null && snapshot.customerId !== owner.customerId,
    isOurs: isFollowed || snapshot.tenantId === owner.tenantId,
    runs: !hasEnded(snapshot.status),
    works: ['TRIALING', 'ACTIVE', 'PAST_DUE'].includes(statusOf(snapshot.status) ?? ''),
  };
}

function irregularItems(
  { id, items, hasMoreItems }: SubscriptionSnapshot,
  ofOurs: readonly ItemSnapshot[],
  own: ItemSnapshot | null,
): Irregularity[] {
  const itemsIrregularity = (message: string): Irregularity[] => [
    { kind: 'ITEMS', message: `Subscription ${id} ${message}` },
  ];
  const [first] = items;
  if (!first) return itemsIrregularity('has no items.');
  if (hasMoreItems) return itemsIrregularity(`has more than ${items.length} items.`);
  if (ofOurs.length > 1) return itemsIrregularity(`has ${ofOurs.length} items for AI employees; one is expected.`);
  if (!own && items.length > 1)
    return itemsIrregularity(`has ${items.length} items, and none of them is for AI employees.`);
  if (!own)
    return [
      {
        kind: 'PRICE',
        message: `Subscription ${id} is for ${first.productId}, which is not sold as AI employees here.`,
      },
    ];
  const others = items
    .filter((item) => item !== own)
    .map(({ productId }) => productId)
    .toSorted();
  if (others.length === 0) return [];
  return [
    {
      kind: 'OTHER_ITEMS',
      message: `Subscription ${id} also includes ${listed(others)}; only the AI employees count here.`,
    },
  ];
}

function irregularItem(
  { id }: SubscriptionSnapshot,
  { quantity, every }: ItemSnapshot,
  interval: Reading['interval'],
): Irregularity[] {
  const found: Irregularity[] = [];
  const isQuantity = quantity !== null && Number.isInteger(quantity) && quantity >= 1 && quantity <= mostQuantity;
  if (!isQuantity) {
    const message =
      quantity === null ? `Subscription ${id} has no quantity.` : `The quantity of subscription ${id} is ${quantity}.`;
    found.push({ kind: 'QUANTITY', message });
  }
  if (interval === null) {
    const rhythm = every ? `every ${every.count === 1 ? every.unit : `${every.count} ${every.unit}s`}` : 'once';
    found.push({
      kind: 'INTERVAL',
      message: `Subscription ${id} is charged ${rhythm}; here, billing is monthly or yearly.`,
    });
  }
  return found;
}

function irregularState({ id, tenantId, isLive, status }: SubscriptionSnapshot, owner: Ownership): Irregularity[] {
  const found: Irregularity[] = [];
  if (tenantId !== owner.tenantId) {
    const mark = tenantId === null ? 'is not marked as this company’s' : 'is marked as another company’s';
    found.push({ kind: 'OWNER', message: `Subscription ${id} ${mark} (tenant_id in its metadata).` });
  }
  if (isLive !== owner.isLive) {
    const mode = (live: boolean) => (live ? 'live' : 'test');
    found.push({
      kind: 'MODE',
      message: `Subscription ${id} is in ${mode(isLive)} mode; payments are taken in ${mode(owner.isLive)} mode.`,
    });
  }
  if (statusOf(status) === null)
    found.push({ kind: 'STATUS', message: `The status of subscription ${id} is “${status}”, which is unknown here.` });
  return found;
}

/** `a, b and c`. */
export function listed(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}
