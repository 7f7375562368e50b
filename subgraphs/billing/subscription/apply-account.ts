import type { AccountSnapshot } from '../stripe/stripe.port.ts';
import { chooseSubscription, isOurs, type Ownership } from './choose-subscription.ts';
import type { Subscription } from './subscription.entity.ts';
import { hasEnded, statusOf } from './subscription-status.ts';

/** Makes the row show what the account has. What is over stays over: only another subscription begins anew. */
export function applyAccount(row: Subscription, account: AccountSnapshot, owner: Omit<Ownership, 'knownId'>, now: Date): void {
  const knownId = row.subscriptionId ?? null;
  const ours = account.subscriptions.filter((one) => isOurs(one, { ...owner, knownId }));
  row.hasUsedTrial ||= ours.some(({ trialStartedAt }) => trialStartedAt !== null);
  const chosen = chooseSubscription(ours);
  if (!chosen) {
    // Followed so far, and gone with its customer.
    if (knownId) end(row, now);
    return;
  }
  if (chosen.id === knownId && row.providerStatus && hasEnded(row.providerStatus)) return;

  const due = account.invoices
    .filter(({ subscriptionId, status }) => subscriptionId === chosen.id && status === 'OPEN')
    .toSorted((one, other) => one.issuedAt.getTime() - other.issuedAt.getTime());
  const owes = !hasEnded(chosen.status) && due.length > 0;
  Object.assign(row, {
    subscriptionId: chosen.id,
    itemId: chosen.itemId,
    providerStatus: chosen.status,
    quantity: chosen.quantity,
    interval: chosen.interval,
    unitAmountMinor: chosen.unitAmountMinor,
    currency: chosen.currency,
    trialEndsAt: chosen.trialEndsAt,
    currentPeriodEndsAt: chosen.currentPeriodEndsAt,
    cancelsAt: chosen.cancelsAt,
    endedAt: chosen.endedAt,
    pastDueSince: statusOf(chosen.status) === 'PAST_DUE' ? (row.pastDueSince ?? now) : null,
    dueMinor: owes ? due.reduce((sum, { dueMinor }) => sum + dueMinor, 0) : null,
    payUrl: owes ? (due[0]?.url ?? null) : null,
  });
}

function end(row: Subscription, now: Date): void {
  Object.assign(row, { providerStatus: 'canceled', endedAt: row.endedAt ?? now, pastDueSince: null, dueMinor: null, payUrl: null });
}
