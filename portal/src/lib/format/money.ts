import { numbers } from './formats.ts';

/**
 * Shows a `Decimal` of US dollars so that nothing that was spent looks like nothing: to the cent from ten cents on,
 * below with two figures, such as `$0.00031`.
 */
export function usd(amount: string): string {
  const value = Number(amount);
  if (value === 0 || Math.abs(value) >= 0.1) return numbers({ style: 'currency', currency: 'USD' }).format(value);
  if (Math.abs(value) < 0.000_001) return '< $0.000001';
  const digits = 1 - Math.floor(Math.log10(Math.abs(value)));
  const minimumFractionDigits = Math.abs(value) < 0.01 ? digits : 2;
  return numbers({ style: 'currency', currency: 'USD', minimumFractionDigits, maximumFractionDigits: digits }).format(value);
}

/** A mark of a scale whose marks are `step` apart: with as many digits as tell them from each other. */
export function usdMark(value: number, step: number): string {
  const digits = Math.max(2, Math.ceil(-Math.log10(step) - 1e-9));
  return `$${value.toFixed(digits)}`;
}

/** The exact amount, for a title or a table whose sum is checked. */
export const exactUsd = (amount: string): string => `$${amount.replace(/(\.\d*?[1-9])0+$/, '$1').replace(/\.0+$/, '.00')}`;

/** An amount of Stripe's, in minor units. */
export interface Money {
  amountMinor: string;
  currency: string;
}

export function money({ amountMinor, currency }: Money): string {
  const format = numbers({ style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Number(amountMinor) / 10 ** digits);
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
