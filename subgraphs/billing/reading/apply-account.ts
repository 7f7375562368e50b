import type { CompanyAccount } from '../customer/read-account.ts';
import type { AccountSnapshot, InvoiceSnapshot } from '../stripe/stripe.port.ts';
import { chooseSubscription } from './choose-subscription.ts';
import { irregularitiesOf, isUnderstood } from '../state/irregularity.ts';
import type { DueAmount, Subscription } from '../state/subscription.entity.ts';
import { hasEnded, statusOf } from '../state/subscription-status.ts';
import type { Ownership, Reading } from './understand-subscription.ts';

/**
 * Makes the row show what the account has. Of what is not understood it keeps what was understood last; an end is what the provider calls
 * one, and none is final: what runs again is followed again.
 */
export function applyAccount(
  row: Subscription,
  { account, customerId, unseen }: CompanyAccount,
  owner: Omit<Ownership, 'followed' | 'customerId'>,
  now: Date,
): void {
  const { subscriptionId, itemId = null, productId = null } = row;
  const followed = subscriptionId ? { subscriptionId, itemId, productId } : null;
  // What was sold to the company once is for AI employees, whatever is on offer today.
  const productIds = productId === null ? owner.productIds : new Set([...owner.productIds, productId]);
  const isFollowedOver = row.providerStatus ? hasEnded(row.providerStatus) : false;
  const choice = chooseSubscription(account, { ...owner, customerId, productIds, followed }, isFollowedOver, unseen);
  row.hasUsedTrial ||= choice.hasHadTrial;
  // What an unknown customer has cannot be told: what ran last counts as running.
  row.hasRunning = choice.hasRunning || (account.customer === 'unknown' && row.hasRunning);
  const { irregularities } = choice;
  row.irregularities = irregularities.length === 0 ? null : [...irregularities];
  row.irregularKinds = irregularities.length === 0 ? null : [...new Set(irregularities.map(({ kind }) => kind))];
  if (choice.isOver) end(row, now);
  if (choice.chosen) follow(row, choice.chosen, account, now);
}

function follow(row: Subscription, { snapshot, item, interval, ...reading }: Reading, account: AccountSnapshot, now: Date): void {
  const hasRunOut = hasEnded(snapshot.status);
  const due = account.invoices
    .filter(({ subscriptionId, status }) => subscriptionId === snapshot.id && status === 'OPEN')
    .toSorted((one, other) => one.issuedAt.getTime() - other.issuedAt.getTime());
  const owes = !hasRunOut && due.length > 0;
  const amounts = owes ? byCurrency(due) : [];
  const status = statusOf(snapshot.status);
  const knownSince = row.subscriptionId === snapshot.id ? (row.pastDueSince ?? null) : null;
  if (item && reading.isUnderstood) {
    Object.assign(row, {
      itemId: item.id,
      productId: item.productId,
      quantity: item.quantity,
      interval,
      unitAmountMinor: item.unitAmount !== null && /^\d{1,15}$/.test(item.unitAmount) ? Number(item.unitAmount) : null,
      unitAmount: item.unitAmount,
      currency: item.currency,
    });
  }
  Object.assign(row, {
    subscriptionId: snapshot.id,
    providerStatus: snapshot.status,
    trialEndsAt: snapshot.trialEndsAt,
    currentPeriodEndsAt: (item ?? snapshot.items[0])?.periodEndsAt ?? row.currentPeriodEndsAt ?? null,
    cancelsAt: snapshot.cancelsAt,
    endedAt: snapshot.endedAt,
    // A state that is not known here says nothing of the payment that was overdue before it.
    pastDueSince: status === 'PAST_DUE' ? (knownSince ?? now) : status === null ? knownSince : null,
    due: amounts,
    dueMinor: amounts.find(({ currency }) => currency === row.currency)?.amountMinor ?? null,
    payUrl: owes ? (due[0]?.url ?? null) : null,
  });
}

/** One sum for each currency, in the order in which the invoices are given. */
function byCurrency(invoices: readonly InvoiceSnapshot[]): DueAmount[] {
  const sums = new Map<string, number>();
  for (const { currency, dueMinor } of invoices) sums.set(currency, (sums.get(currency) ?? 0) + dueMinor);
  return [...sums].map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

function end(row: Subscription, now: Date): void {
  Object.assign(row, {
    providerStatus: 'canceled',
    endedAt: row.endedAt ?? now,
    pastDueSince: null,
    due: [],
    dueMinor: null,
    payUrl: null,
  });
}

/** Whether what stands at the provider can be changed from here. */
export const isRowUnderstood = (row: Pick<Subscription, 'irregularities'>): boolean => isUnderstood(irregularitiesOf(row));
