import { formatMoney, smallestCharge } from '@konstruct/schema/money/currency';

/** An amount from Stripe, in minor units. */
export interface Money {
  amountMinor: string;
  currency: string;
}

/** The formatter that mails use, so that an amount looks the same everywhere. */
export { formatMoney as money };

/** Amounts in several currencies, each in its own: `€20.00 and $98.50`. */
export const moneys = (sums: readonly Money[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(sums.map(formatMoney));

export const times = ({ amountMinor, currency }: Money, quantity: number): Money => ({
  amountMinor: String(BigInt(amountMinor) * BigInt(quantity)),
  currency,
});

export const isNothing = ({ amountMinor }: Money): boolean => BigInt(amountMinor) === 0n;

/** All amounts must have the same currency. */
export const sum = (first: Money, ...others: readonly Money[]): Money => ({
  amountMinor: String(
    others.reduce((total, { amountMinor }) => total + BigInt(amountMinor), BigInt(first.amountMinor)),
  ),
  currency: first.currency,
});

/** An equal part, rounded half up to the smallest amount that can be charged. `isExact`: no rounding was needed. */
export function part({ amountMinor, currency }: Money, parts: bigint): { money: Money; isExact: boolean } {
  const unit = smallestCharge(currency);
  const amount = BigInt(amountMinor);
  const units = (2n * amount + unit * parts) / (2n * unit * parts);
  return { money: { amountMinor: String(units * unit), currency }, isExact: units * unit * parts === amount };
}
