/**
 * How money is counted and written: the same text for the same amount in mails, on pages and in messages. Amounts stay decimal
 * text from end to end, so that no digit is lost to a float.
 */

/** An amount as Stripe counts it. */
export interface Amount {
  /** Minor units of the currency. A fraction of one is written to its last digit: a price may be `4950.5` cents. */
  readonly amountMinor: string | number | bigint;
  /** ISO 4217, in either case. */
  readonly currency: string;
}

// Stripe's lists, https://docs.stripe.com/currencies, read on 2026-11-29. Every other currency is counted in hundredths, also those
// that `Intl` writes without decimals, such as HUF and COP (HUF and TWD have none in payouts only).
const wholeUnits = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '));
// They have no decimals and are counted in hundredths all the same: 500 is 5 ISK. UGX stands in both of Stripe's lists, and this
// one holds for charges.
const hundredthsOfWhole = new Set(['ISK', 'UGX']);

/** How many decimals an amount has whose minor units Stripe counts: 0, 2 or 3. */
export function minorDigits(currency: string): number {
  const code = currency.toUpperCase();
  if (wholeUnits.has(code)) return 0;
  return thousandths.has(code) ? 3 : 2;
}

/** The smallest sum that Stripe charges, in minor units. */
export function smallestCharge(currency: string): bigint {
  const code = currency.toUpperCase();
  if (hundredthsOfWhole.has(code)) return 100n;
  // Of three decimals the last is always 0.
  return thousandths.has(code) ? 10n : 1n;
}

interface Parts {
  readonly sign: string;
  readonly whole: string;
  /** Without zeros at its end. */
  readonly fraction: string;
}

function partsOf(decimal: string): Parts {
  const [match, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (match === undefined) throw new RangeError(`not a decimal number: ${decimal}`);
  return { sign, whole, fraction: fraction.replace(/0+$/, '') };
}

/** The amount in the currency's unit, exactly: `-1234.50`. Throws `RangeError` where the minor units are no decimal number. */
export function decimalOf({ amountMinor, currency }: Amount): string {
  const { sign, whole, fraction } = partsOf(String(amountMinor));
  const digits = minorDigits(currency);
  const padded = whole.padStart(digits + 1, '0');
  const cut = padded.length - digits;
  const decimals = padded.slice(cut) + fraction;
  return `${sign}${padded.slice(0, cut)}${decimals === '' ? '' : `.${decimals}`}`;
}

const formats = new Map<string, Intl.NumberFormat>();

// A phone takes about 20 ms to make one.
function formatOf(currency: string, minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${currency} ${minimumFractionDigits} ${maximumFractionDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits, maximumFractionDigits });
  formats.set(key, fresh);
  return fresh;
}

/** A decimal number as an amount of a currency, with `least` to `most` decimals, rounded half away from zero. */
export function currencyText(decimal: string, currency: string, least: number, most: number): string {
  // `Intl` reads a text digit by digit. Its space after a code such as ISK does not break, and is not found by who types one.
  return formatOf(currency.toUpperCase(), least, most)
    .format(decimal as `${number}`)
    .replaceAll(/\s/g, ' ');
}

/** An amount of Stripe's as a person reads it: `$1,234.50`, `-¥500`, `BHD 1.250`, `ISK 5`. No digit is rounded away. */
export function formatMoney(amount: Amount): string {
  const decimal = decimalOf(amount);
  const { fraction } = partsOf(decimal);
  const isWhole = fraction === '' && hundredthsOfWhole.has(amount.currency.toUpperCase());
  const least = isWhole ? 0 : minorDigits(amount.currency);
  return currencyText(decimal, amount.currency, least, Math.max(least, fraction.length));
}

/**
 * US dollars that were spent, a decimal text, as a person reads them: to the cent from ten cents on, below with two figures, such as
 * `$0.00031`, so that nothing that cost something looks like nothing.
 */
export function formatUsd(decimal: string): string {
  const { whole, fraction } = partsOf(decimal);
  const first = fraction.search(/[1-9]/);
  const digits = /^0+$/.test(whole) && first > 0 ? first + 2 : 2;
  return currencyText(decimal, 'USD', 2, digits);
}

/** US dollars to the last digit, with cents at least: limits, prices, and what the title of a rounded amount says. */
export function exactUsd(decimal: string): string {
  return currencyText(decimal, 'USD', 2, Math.max(2, partsOf(decimal).fraction.length));
}
