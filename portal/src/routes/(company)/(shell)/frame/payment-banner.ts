import type { SubscriptionStateFragment } from '#generated/graphql.ts';

type State = Pick<SubscriptionStateFragment, 'status' | 'isIncomplete' | 'irregularities'>;

/** Whether a payment is to be told of on every page. Of a state that is not known here nothing follows that could be said. */
export const isPaymentTold = ({ status, isIncomplete, irregularities }: State): boolean =>
  (status === 'PAST_DUE' || status === 'UNPAID' || isIncomplete) && !irregularities.some(({ kind }) => kind === 'STATUS');
