import type { Subscription } from './subscription.entity.ts';

type Priced = Pick<Subscription, 'unitAmount' | 'unitAmountMinor' | 'quantity'>;

/**
 * The price per unit in minor units with fractions; null if it differs between units or is unknown. The previous
 * release writes only whole minor units, and 0 for an unknown amount: if both values are present and differ, the
 * previous release wrote last.
 */
export function unitPriceOf({ unitAmount, unitAmountMinor }: Priced): string | null {
  const isWhole = /^\d{1,15}$/.test(unitAmount ?? '');
  if (typeof unitAmountMinor === 'number')
    return unitAmountMinor > 0 || unitAmount === '0' ? String(unitAmountMinor) : null;
  return isWhole ? null : (unitAmount ?? null);
}

/** The price of all units per period, in minor units, rounded half up as Stripe does. */
export function periodPriceOf(row: Priced): string | null {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(unitPriceOf(row) ?? '') ?? [];
  if (whole === undefined || typeof row.quantity !== 'number') return null;
  const one = 10n ** BigInt(fraction.length);
  return String((BigInt(whole + fraction) * BigInt(row.quantity) + one / 2n) / one);
}
