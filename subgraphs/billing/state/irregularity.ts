import type { SubscriptionIrregularity, SubscriptionIrregularityKind } from '../generated/resolvers.ts';

/** One way in which a subscription differs from what is sold here. */
export interface Irregularity extends Pick<SubscriptionIrregularity, 'kind' | 'message'> {
  /**
   * The subscription concerned, if it belongs to another customer: the lists of the company's own customer do not
   * include it.
   */
  readonly subscriptionId?: string;
}

/** An irregularity of a subscription that belongs to another customer. */
export type StrayIrregularity = Irregularity & { readonly subscriptionId: string };

/** Despite these, it is still clear what is paid for: the item for AI employees is there and is understood. */
const understoodKinds: ReadonlySet<SubscriptionIrregularityKind> = new Set([
  'OTHER_ITEMS',
  'OWNER',
  'SEVERAL_SUBSCRIPTIONS',
  'OTHER_CUSTOMER',
]);

/** Whether it is clear what is paid for, despite the irregularities. */
export const isUnderstood = (irregularities: readonly Irregularity[]): boolean =>
  irregularities.every(({ kind }) => understoodKinds.has(kind));

/** The irregularities that a row holds. */
export const irregularitiesOf = (
  row: { readonly irregularities?: readonly Irregularity[] | null | undefined } | null,
): readonly Irregularity[] =>
  Array.isArray(row?.irregularities) ? (row.irregularities as readonly Irregularity[]) : [];

/** For comparing the irregularities last mailed to a company with the present ones. */
export const fingerprintOf = (irregularities: readonly Irregularity[]): string =>
  JSON.stringify(irregularities.map(({ kind, message }) => [kind, message]));
