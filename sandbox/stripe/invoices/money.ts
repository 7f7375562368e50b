// Stripe's lists, https://docs.stripe.com/currencies, copied on purpose: a rule from the product would bring the
// product's mistakes along.
const wholeUnits = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '));
/** Counted in hundredths, although they have no decimals. */
const hundredthsOfWhole = new Set(['ISK', 'UGX']);

/** More than the 12 decimals that a Stripe price may have in minor units. */
const MOST_DECIMALS = 15;

/**
 * An amount in minor units as people read it: `$1,234.50`, `-¥500`, `ISK 5`. A price may include fractions of a minor
 * unit, `$49.505`.
 */
export function money(amountMinor: number | string, currency: string): string {
  const code = currency.toUpperCase();
  const digits = wholeUnits.has(code) ? 0 : thousandths.has(code) ? 3 : 2;
  // A division would round, so the decimal point is moved in the text, which `Intl` reads digit by digit.
  const amount = `${amountMinor}E-${digits}`;
  const isWhole = hundredthsOfWhole.has(code) && Number(amount) % 1 === 0;
  const least = isWhole ? 0 : digits;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: code,
    minimumFractionDigits: least,
    maximumFractionDigits: MOST_DECIMALS,
    signDisplay: 'negative',
  })
    .format(amount as `${number}`)
    .replaceAll(/\s/g, ' ');
}
