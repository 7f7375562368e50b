import { currencyText, exactUsd, formatMoney, formatUsd, smallestCharge } from '@konstruct/schema/money';

/** An amount of Stripe's, in minor units. */
export interface Money {
  amountMinor: string;
  currency: string;
}

/** The words of mails, so that a sum is written the same everywhere. */
export { exactUsd, formatMoney as money, formatUsd as usd };

/** A mark of a scale whose marks are `step` apart: with as many digits as tell them from each other. */
export function usdMark(value: number, step: number): string {
  const digits = Math.max(2, Math.ceil(-Math.log10(step) - 1e-9));
  return currencyText(value.toFixed(digits), 'USD', digits, digits);
}

export const times = ({ amountMinor, currency }: Money, quantity: number): Money => ({
  amountMinor: String(BigInt(amountMinor) * BigInt(quantity)),
  currency,
});

export const isNothing = ({ amountMinor }: Money): boolean => BigInt(amountMinor) === 0n;

/** Of one currency. */
export const sum = (first: Money, ...others: readonly Money[]): Money => ({
  amountMinor: String(others.reduce((total, { amountMinor }) => total + BigInt(amountMinor), BigInt(first.amountMinor))),
  currency: first.currency,
});

/** An equal part, rounded to what can be charged, half up. `isExact`: nothing was rounded. */
export function part({ amountMinor, currency }: Money, parts: bigint): { money: Money; isExact: boolean } {
  const unit = smallestCharge(currency);
  const amount = BigInt(amountMinor);
  const units = (2n * amount + unit * parts) / (2n * unit * parts);
  return { money: { amountMinor: String(units * unit), currency }, isExact: units * unit * parts === amount };
}

const usdDigits = 10;

/** Decimal texts of US dollars with ten digits, as the graph sends them, added up. */
export function sumUsd(amounts: readonly string[]): string {
  const total = amounts.reduce((all, amount) => {
    const [whole = '0', fraction = ''] = amount.split('.');
    return all + BigInt(whole + fraction.padEnd(usdDigits, '0'));
  }, 0n);
  const digits = String(total).padStart(usdDigits + 1, '0');
  return `${digits.slice(0, -usdDigits)}.${digits.slice(-usdDigits)}`;
}
