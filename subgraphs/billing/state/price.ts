import type { Subscription } from './subscription.entity.ts';

type Priced = Pick<Subscription, 'unitAmount' | 'unitAmountMinor' | 'quantity'>;

/**
 * What each costs, in minor units with fractions; null where it is not the same for each, or cannot be told. The release before writes
 * whole minor units alone, and 0 for what it does not know: where both are there and differ, it was the last to write.
 */
export function unitPriceOf({ unitAmount, unitAmountMinor }: Priced): string | null {
  const isWhole = /^\d{1,15}$/.test(unitAmount ?? '');
  if (typeof unitAmountMinor === 'number') return unitAmountMinor > 0 || unitAmount === '0' ? String(unitAmountMinor) : null;
  return isWhole ? null : (unitAmount ?? null);
}

/** What all of them cost for each period, in minor units, rounded as Stripe does: half a unit up. */
export function periodPriceOf(row: Priced): string | null {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(unitPriceOf(row) ?? '') ?? [];
  if (whole === undefined || typeof row.quantity !== 'number') return null;
  const one = 10n ** BigInt(fraction.length);
  return String((BigInt(whole + fraction) * BigInt(row.quantity) + one / 2n) / one);
}
