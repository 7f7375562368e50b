// Stripe's lists, https://docs.stripe.com/currencies, written down here again: a rule that the sandbox took from the product would make
// the product's mistakes along with it.
const wholeUnits = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '));
/** Counted in hundredths, though they have no decimals. */
const hundredthsOfWhole = new Set(['ISK', 'UGX']);

/** More than the 12 decimals that a price at Stripe may have in minor units. */
const MOST_DECIMALS = 15;

/** An amount in minor units as a person reads it: `$1,234.50`, `-¥500`, `ISK 5`; a price may have a part of one, `$49.505`. */
export function money(amountMinor: number | string, currency: string): string {
  const code = currency.toUpperCase();
  const digits = wholeUnits.has(code) ? 0 : thousandths.has(code) ? 3 : 2;
  // Dividing would round: the text is shifted, which `Intl` reads digit by digit.
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
