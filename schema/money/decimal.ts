/** How decimal text is read and written: amounts stay text from end to end, so that no digit is lost to a float. */

/** The parts of a decimal number. */
export interface Parts {
  /** `-` below zero, else empty: there is no negative zero. */
  readonly sign: string;
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

/** Throws `RangeError` when the text is not a decimal number. */
export function partsOf(decimal: string): Parts {
  const [match, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (match === undefined) throw new RangeError(`not a decimal number: ${decimal}`);
  const isNothing = /^0*$/.test(whole + fraction);
  return { sign: isNothing ? '' : sign, whole, fraction: fraction.replace(/0+$/, '') };
}

const formats = new Map<string, Intl.NumberFormat>();

// Creating one takes a phone about 20 ms.
function formatOf(currency: string, minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${currency} ${minimumFractionDigits} ${maximumFractionDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits,
    maximumFractionDigits,
  });
  formats.set(key, fresh);
  return fresh;
}

const isNegativeZero = /^-[0.]+$/;

/** A decimal number as an amount of a currency, with `least` to `most` decimals, rounded half away from zero. */
export function currencyText(decimal: string, currency: string, least: number, most: number): string {
  // `Intl` reads a text digit by digit. Its space after a code such as ISK is a no-break space, which a search for a
  // typed space does not find.
  return formatOf(currency.toUpperCase(), least, most)
    .format((isNegativeZero.test(decimal) ? decimal.slice(1) : decimal) as `${number}`)
    .replaceAll(/\s/g, ' ');
}
