import { currencyText, partsOf } from './decimal.ts';

/** How money is counted and written: the same text for the same amount in mails, on pages and in messages. */

/** An amount as Stripe counts it. */
export interface Amount {
  /** Minor units of the currency. A fraction of one is written to its last digit: a price may be `4950.5` cents. */
  readonly amountMinor: string | number | bigint;
  /** ISO 4217, in either case. */
  readonly currency: string;
}

// Stripe's lists, https://docs.stripe.com/currencies, read on 2026-11-29. Every other currency is counted in
// hundredths, including those that `Intl` writes without decimals, such as HUF and COP (HUF and TWD lack decimals only
// in payouts).
const wholeUnits = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '));
// They have no decimals and are still counted in hundredths: 500 is 5 ISK. UGX is in both of Stripe's lists; this one
// applies to charges.
const hundredthsOfWhole = new Set(['ISK', 'UGX']);

/** The number of decimals of an amount in Stripe's minor units: 0, 2 or 3. */
export function minorDigits(currency: string): number {
  const code = currency.toUpperCase();
  if (wholeUnits.has(code)) return 0;
  return thousandths.has(code) ? 3 : 2;
}

/** The smallest sum that Stripe charges, in minor units. */
export function smallestCharge(currency: string): bigint {
  const code = currency.toUpperCase();
  if (hundredthsOfWhole.has(code)) return 100n;
  // With three decimals, the last is always 0.
  return thousandths.has(code) ? 10n : 1n;
}

/**
 * The amount in the currency's unit, exactly: `-1234.50`. Throws `RangeError` when the minor units are not a decimal
 * number.
 */
export function decimalOf({ amountMinor, currency }: Amount): string {
  const { sign, whole, fraction } = partsOf(String(amountMinor));
  const digits = minorDigits(currency);
  const padded = whole.padStart(digits + 1, '0');
  const cut = padded.length - digits;
  const decimals = padded.slice(cut) + fraction;
  return `${sign}${padded.slice(0, cut)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** A Stripe amount as a person reads it: `$1,234.50`, `-¥500`, `BHD 1.250`, `ISK 5`. No digit is rounded away. */
export function formatMoney(amount: Amount): string {
  const decimal = decimalOf(amount);
  const { fraction } = partsOf(decimal);
  const isWhole = fraction === '' && hundredthsOfWhole.has(amount.currency.toUpperCase());
  const least = isWhole ? 0 : minorDigits(amount.currency);
  return currencyText(decimal, amount.currency, least, Math.max(least, fraction.length));
}
