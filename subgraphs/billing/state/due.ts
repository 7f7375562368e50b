import type { DueAmount, Subscription } from './subscription.entity.ts';

/** What is unpaid, one sum for each currency; the one sum that a release wrote which knew no more. */
export function dueOf({ due, dueMinor, currency }: Pick<Subscription, 'due' | 'dueMinor' | 'currency'>): readonly DueAmount[] {
  if (Array.isArray(due)) return due as readonly DueAmount[];
  return typeof dueMinor === 'number' && currency ? [{ amountMinor: dueMinor, currency }] : [];
}
