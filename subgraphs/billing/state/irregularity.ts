import type { SubscriptionIrregularity, SubscriptionIrregularityKind } from '../generated/resolvers.ts';

/** One thing about a subscription that is not as it is sold here. */
export interface Irregularity extends Pick<SubscriptionIrregularity, 'kind' | 'message'> {
  /** The subscription that it is about, where it is one of another customer: no list of the company's own says what becomes of it. */
  readonly subscriptionId?: string;
}

/** One about a subscription of another customer. */
export type StrayIrregularity = Irregularity & { readonly subscriptionId: string };

/** With these it can still be told what is paid for: the item for AI employees is there, and understood. */
const telling: ReadonlySet<SubscriptionIrregularityKind> = new Set(['OTHER_ITEMS', 'OWNER', 'SEVERAL_SUBSCRIPTIONS', 'OTHER_CUSTOMER']);

/** Whether what is paid for can be told in spite of them. */
export const isUnderstood = (irregularities: readonly Irregularity[]): boolean => irregularities.every(({ kind }) => telling.has(kind));

/** What a row holds of them. */
export const irregularitiesOf = (
  row: { readonly irregularities?: readonly Irregularity[] | null | undefined } | null,
): readonly Irregularity[] => (Array.isArray(row?.irregularities) ? (row.irregularities as readonly Irregularity[]) : []);

/** For comparing what a company was told with what is there now. */
export const fingerprintOf = (irregularities: readonly Irregularity[]): string =>
  JSON.stringify(irregularities.map(({ kind, message }) => [kind, message]));
