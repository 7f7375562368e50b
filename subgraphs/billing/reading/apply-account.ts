import type { CompanyAccount } from '../customer/read-account.ts';
import type { AccountSnapshot, InvoiceSnapshot } from '../stripe/stripe.port.ts';
import { chooseSubscription } from './choose-subscription.ts';
import { irregularitiesOf, isUnderstood } from '../state/irregularity.ts';
import type { DueAmount, Subscription } from '../state/subscription.entity.ts';
import { hasEnded, statusOf } from '../state/subscription-status.ts';
import type { Ownership, Reading } from './understand-subscription.ts';

/**
 * Updates the row from the account. Where something is not understood, the row keeps what was last understood. A
 * subscription has ended only if the provider says so, and no end is final: a subscription that runs again is followed
 * again.
 */
export function applyAccount(
  row: Subscription,
  { account, customerId, unseen }: CompanyAccount,
  owner: Omit<Ownership, 'followed' | 'customerId'>,
  now: Date,
): void {
  const { subscriptionId, itemId = null, productId = null } = row;
  const followed = subscriptionId ? { subscriptionId, itemId, productId } : null;
  // A product that was once sold to the company stands for AI employees, whatever is on offer today.
  const productIds = productId === null ? owner.productIds : new Set([...owner.productIds, productId]);
  const isFollowedOver = row.providerStatus ? hasEnded(row.providerStatus) : false;
  const choice = chooseSubscription(account, { ...owner, customerId, productIds, followed }, isFollowedOver, unseen);
  row.hasUsedTrial ||= choice.hasHadTrial;
  // An unknown customer's subscriptions cannot be read: if one was running before, it still counts as running.
  row.hasRunning = choice.hasRunning || (account.customer === 'unknown' && row.hasRunning);
  const { irregularities } = choice;
  row.irregularities = irregularities.length === 0 ? null : [...irregularities];
  row.irregularKinds = irregularities.length === 0 ? null : [...new Set(irregularities.map(({ kind }) => kind))];
  if (choice.isOver) end(row, now);
  if (choice.chosen) follow(row, choice.chosen, account, now);
}

function follow(
  row: Subscription,
  { snapshot, item, interval, ...reading }: Reading,
  account: AccountSnapshot,
  now: Date,
): void {
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
    // A state that is not known here does not say whether the payment that was overdue is still overdue.
    pastDueSince: status === 'PAST_DUE' ? (knownSince ?? now) : status === null ? knownSince : null,
    due: amounts,
    dueMinor: amounts.find(({ currency }) => currency === row.currency)?.amountMinor ?? null,
    payUrl: owes ? (due[0]?.url ?? null) : null,
  });
}

/** One sum per currency, in the order of the given invoices. */
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

/** Whether the subscription at the provider can be changed from here. */
export const isRowUnderstood = (row: Pick<Subscription, 'irregularities'>): boolean =>
  isUnderstood(irregularitiesOf(row));
