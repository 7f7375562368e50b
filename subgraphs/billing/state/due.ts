import type { DueAmount, Subscription } from './subscription.entity.ts';

/** The unpaid amounts, one per currency. For rows of an earlier release, which stored only one amount, that one. */
export function dueOf({
  due,
  dueMinor,
  currency,
}: Pick<Subscription, 'due' | 'dueMinor' | 'currency'>): readonly DueAmount[] {
  if (Array.isArray(due)) return due as readonly DueAmount[];
  return typeof dueMinor === 'number' && currency ? [{ amountMinor: dueMinor, currency }] : [];
}
