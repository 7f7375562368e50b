/** How decimal text is read and written: amounts stay text from end to end, so that no digit is lost to a float. */

/** A decimal number, taken apart. */
export interface Parts {
  /** `-` below zero, else nothing: there is no zero below zero. */
  readonly sign: string;
  readonly whole: string;
  /** Without zeros at its end. */
  readonly fraction: string;
}

/** Throws `RangeError` where it is no decimal number. */
export function partsOf(decimal: string): Parts {
  const [match, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (match === undefined) throw new RangeError(`not a decimal number: ${decimal}`);
  const isNothing = /^0*$/.test(whole + fraction);
  return { sign: isNothing ? '' : sign, whole, fraction: fraction.replace(/0+$/, '') };
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

const isNegativeZero = /^-[0.]+$/;

/** A decimal number as an amount of a currency, with `least` to `most` decimals, rounded half away from zero. */
export function currencyText(decimal: string, currency: string, least: number, most: number): string {
  // `Intl` reads a text digit by digit. Its space after a code such as ISK does not break, and is not found by who types one.
  return formatOf(currency.toUpperCase(), least, most)
    .format((isNegativeZero.test(decimal) ? decimal.slice(1) : decimal) as `${number}`)
    .replaceAll(/\s/g, ' ');
}
