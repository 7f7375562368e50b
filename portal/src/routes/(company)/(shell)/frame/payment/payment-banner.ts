import type { SubscriptionStateFragment } from '#generated/graphql.ts';

type State = Pick<SubscriptionStateFragment, 'status' | 'isIncomplete' | 'irregularities'>;

/** Whether every page shows that a payment is open. A state that is not known here leads to no statement about payments. */
export const isPaymentShown = ({ status, isIncomplete, irregularities }: State): boolean =>
  (status === 'PAST_DUE' || status === 'UNPAID' || isIncomplete) && !irregularities.some(({ kind }) => kind === 'STATUS');
