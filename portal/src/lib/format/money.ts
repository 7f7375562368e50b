const twoDigits = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/**
 * Shows a `Decimal` of US dollars so that nothing that was spent looks like nothing: from a dollar on to the cent,
 * below with up to four digits, and smaller still as `< $0.0001`.
 */
export function usd(amount: string): string {
  const value = Number(amount);
  if (value === 0) return '$0.00';
  if (Math.abs(value) >= 1) return twoDigits.format(value);
  if (value > 0 && value < 0.0001) return '< $0.0001';
  const maximumFractionDigits = Math.abs(value) < 0.01 ? 4 : Math.abs(value) < 0.1 ? 3 : 2;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits }).format(value);
}

/** The exact amount, for a title or a table whose sum is checked. */
export const exactUsd = (amount: string): string => `$${amount.replace(/(\.\d*?[1-9])0+$/, '$1').replace(/\.0+$/, '.00')}`;

/** An amount of Stripe's, in minor units. */
export function money({ amountMinor, currency }: { amountMinor: string; currency: string }): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Number(amountMinor) / 10 ** digits);
}
