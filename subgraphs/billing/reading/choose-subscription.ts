import type { AccountSnapshot } from '../stripe/stripe.port.ts';
import type { Irregularity, StrayIrregularity } from '../state/irregularity.ts';
import { statusOf } from '../state/subscription-status.ts';
import { listed, type Ownership, type Reading, understand } from './understand-subscription.ts';

/** The result of reading a company's account: the subscription to follow, and what is not understood. */
export interface Choice {
  /** Null if there is no subscription to follow: the present one stays followed. */
  readonly chosen: Reading | null;
  /** Whether the followed subscription is over because its customer was deleted. */
  readonly isOver: boolean;
  /** Whether any subscription of the customer is running, understood or not. */
  readonly hasRunning: boolean;
  readonly hasHadTrial: boolean;
  readonly irregularities: readonly Irregularity[];
}

const newestFirst = (one: Reading, other: Reading) =>
  other.snapshot.startedAt.getTime() - one.snapshot.startedAt.getTime() ||
  (one.snapshot.id < other.snapshot.id ? 1 : -1);

/** Subscriptions of the present customer first: its events arrive here, and the next purchase is made under it. */
const presentFirst = (one: Reading, other: Reading) =>
  Number(one.isElsewhere) - Number(other.isElsewhere) || newestFirst(one, other);

/**
 * Chooses the subscription that counts. First the followed one, as long as employees work under it or its state is not
 * known here. Then one that employees work under and that is ours and understood. Then the followed one as long as it
 * runs. One that has ended only if none of ours runs. A subscription of an earlier customer is followed only if the
 * present customer has none that employees work under.
 */
function choose(readings: readonly Reading[], followed: Reading | null): Reading | null {
  const ours = readings.filter(({ isOurs }) => isOurs).toSorted(presentFirst);
  const running = ours.filter(({ runs, isUnderstood }) => runs && isUnderstood);
  const working = running.find(({ works }) => works);
  const isReplaced = followed?.isElsewhere === true && working?.isElsewhere === false;
  if (followed?.runs && !isReplaced && (followed.works || statusOf(followed.snapshot.status) === null)) return followed;
  if (working) return working;
  if (followed?.runs) return followed;
  return running[0] ?? ours.find((one) => !one.runs && (one === followed || one.isUnderstood)) ?? null;
}

/**
 * Reads an account. `isFollowedOver`: the provider has said that the followed subscription has ended. `unseen`:
 * recorded irregularities of other customers' subscriptions that cannot be checked now. A subscription that is not
 * understood or cannot be read is never treated as ended.
 */
export function chooseSubscription(
  account: AccountSnapshot,
  owner: Ownership,
  isFollowedOver: boolean,
  unseen: readonly StrayIrregularity[],
): Choice {
  const readings = account.subscriptions.map((snapshot) => understand(snapshot, owner));
  const followedId = owner.followed?.subscriptionId ?? null;
  const followed = readings.find(({ snapshot }) => snapshot.id === followedId) ?? null;
  const isOutOfSight = followedId !== null && followed === null && !isFollowedOver;
  // The deletion of the present customer does not end a subscription that belongs to another customer.
  const isOfAnother = unseen.some(({ subscriptionId }) => subscriptionId === followedId);
  const isOver = isOutOfSight && account.customer === 'deleted' && !isOfAnother;
  const best = choose(readings, followed);
  // A subscription that has ended says nothing about the followed one that cannot be read.
  const chosen = isOutOfSight && !best?.runs ? null : best;
  const isMissing = isOutOfSight && !isOver && chosen === null;
  return {
    ...{ chosen, isOver },
    hasRunning: isMissing || unseen.length > 0 || readings.some(({ runs }) => runs),
    hasHadTrial: readings.some(({ isOurs, snapshot }) => isOurs && snapshot.trialStartedAt !== null),
    irregularities: [
      ...outOfSight(isMissing ? followedId : null, account),
      ...irregularitiesOf(readings, chosen),
      ...readings.filter(({ runs, isElsewhere }) => runs && isElsewhere).map((stray) => elsewhere(stray, owner)),
      ...unseen,
    ],
  };
}

/** What cannot be read. `missingId`: the followed subscription, if it was not found and has not ended. */
function outOfSight(missingId: string | null, { customer }: AccountSnapshot): Irregularity[] {
  if (customer === 'unknown') {
    const whose =
      missingId === null ? 'customer of this company' : `customer that subscription ${missingId} belongs to`;
    return [{ kind: 'CUSTOMER', message: `The payment provider doesn’t know the ${whose}.` }];
  }
  if (missingId === null) return [];
  return [
    {
      kind: 'MISSING',
      message: `Subscription ${missingId} was not found among the subscriptions of this company’s customer.`,
    },
  ];
}

function irregularitiesOf(readings: readonly Reading[], chosen: Reading | null): Irregularity[] {
  const own = chosen?.runs ? chosen : null;
  const others = readings.filter((one) => one.runs && one !== own).toSorted(newestFirst);
  if (!own) return others.map(foreign);
  const several: Irregularity[] =
    others.length === 0 ? [] : [{ kind: 'SEVERAL_SUBSCRIPTIONS', message: severalRun(own, others) }];
  return [...own.irregularities, ...several];
}

function severalRun(own: Reading, others: readonly Reading[]): string {
  const count = others.length === 1 ? 'Two' : String(others.length + 1);
  return `${count} subscriptions are running: ${own.snapshot.id}, which counts here, and ${listed(others.map(({ snapshot }) => snapshot.id))}.`;
}

function foreign({ snapshot, irregularities }: Reading): Irregularity {
  const why = irregularities.map(({ message }) => message).join(' ');
  return {
    kind: 'FOREIGN_SUBSCRIPTION',
    message: `Subscription ${snapshot.id} is running, but includes nothing here. ${why}`.trim(),
  };
}

function elsewhere({ snapshot: { id, customerId } }: Reading, owner: Ownership): StrayIrregularity {
  const message = `Subscription ${id} is running under customer ${customerId}, but the company buys as customer ${owner.customerId}.`;
  return { kind: 'OTHER_CUSTOMER', message, subscriptionId: id };
}
