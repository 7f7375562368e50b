import type { SubscriptionStateFragment } from '#generated/graphql.ts';

type State = Pick<SubscriptionStateFragment, 'status' | 'isIncomplete' | 'irregularities'>;

/** Whether every page shows that a payment is due. If the status is unknown, no page says anything about payments. */
export const isPaymentShown = ({ status, isIncomplete, irregularities }: State): boolean =>
  (status === 'PAST_DUE' || status === 'UNPAID' || isIncomplete) &&
  !irregularities.some(({ kind }) => kind === 'STATUS');
