import type { Subscription } from './subscription.entity.ts';

type Priced = Pick<Subscription, 'unitAmount' | 'unitAmountMinor' | 'quantity'>;

/** What each costs, in minor units with fractions; null where it is not the same for each. */
export const unitPriceOf = ({ unitAmount, unitAmountMinor }: Priced): string | null =>
  unitAmount ?? (typeof unitAmountMinor === 'number' ? String(unitAmountMinor) : null);

/** What all of them cost for each period, in minor units, rounded as Stripe does: half a unit up. */
export function periodPriceOf(row: Priced): string | null {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(unitPriceOf(row) ?? '') ?? [];
  if (whole === undefined || typeof row.quantity !== 'number') return null;
  const one = 10n ** BigInt(fraction.length);
  return String((BigInt(whole + fraction) * BigInt(row.quantity) + one / 2n) / one);
}
