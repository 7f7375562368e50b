import { currencyText, partsOf } from './decimal.ts';

/**
 * US dollars that were spent, a decimal text, as a person reads them: to the cent from ten cents up, below that with
 * two significant digits, such as `$0.00031`, so that a cost never looks like zero.
 */
export function formatUsd(decimal: string): string {
  const { whole, fraction } = partsOf(decimal);
  const first = fraction.search(/[1-9]/);
  const digits = /^0+$/.test(whole) && first > 0 ? first + 2 : 2;
  return currencyText(decimal, 'USD', 2, digits);
}

/** US dollars to the last digit, with cents at least: for limits, for prices, and for the title of a rounded amount. */
export function exactUsd(decimal: string): string {
  return currencyText(decimal, 'USD', 2, Math.max(2, partsOf(decimal).fraction.length));
}
