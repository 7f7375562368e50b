import { expect, test } from 'vitest';
import { money } from './money.ts';

/**
 * Minor units as Stripe counts them, and the amounts that people read. The product's own table is in
 * `test/money.test.ts`.
 */
const amounts: [currency: string, amountMinor: number | string, text: string][] = [
  ['USD', 123450, '$1,234.50'],
  ['USD', -4900, '-$49.00'],
  ['USD', 0, '$0.00'],
  ['USD', -0, '$0.00'],
  ['JPY', -0, '¥0'],
  ['USD', 1, '$0.01'],
  ['EUR', 4999, '€49.99'],
  ['EUR', -5, '-€0.05'],
  ['JPY', 5000, '¥5,000'],
  ['JPY', 0, '¥0'],
  ['KRW', 49000, '₩49,000'],
  ['KRW', -1, '-₩1'],
  ['BHD', 1250, 'BHD 1.250'],
  ['BHD', 0, 'BHD 0.000'],
  ['KWD', -5120, '-KWD 5.120'],
  ['KWD', 10, 'KWD 0.010'],
  ['ISK', 500, 'ISK 5'],
  ['ISK', -123400, '-ISK 1,234'],
  ['ISK', 550, 'ISK 5.50'],
  ['UGX', 500, 'UGX 5'],
  ['UGX', 0, 'UGX 0'],
  ['HUF', 104500, 'HUF 1,045.00'],
  ['HUF', -1045, '-HUF 10.45'],
  ['CLP', 4900, 'CLP 4,900'],
  ['COP', 4900000, 'COP 49,000.00'],
  ['TWD', 80045, 'NT$800.45'],
  ['usd', '4950.5', '$49.505'],
  ['usd', '0.1', '$0.001'],
];

test.each(amounts)('on an invoice of Stripe, %s %s is %s', (currency, amountMinor, text) => {
  expect(money(amountMinor, currency)).toBe(text);
});
