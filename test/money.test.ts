import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decimalOf, formatMoney as written, minorDigits } from '@konstruct/schema/money/currency';
import { describe, expect, test } from 'vitest';
import { money, moneys } from '../portal/src/lib/format/money.ts';
import { sumUsd } from '../portal/src/lib/format/sum-usd.ts';
import { exactUsd, usd, usdMark } from '../portal/src/lib/format/usd.ts';
import { formatMoney } from '../subgraphs/billing/event/wording.ts';
import { reachedNotice } from '../subgraphs/usage/alert/budget-notice.ts';

/** Minor units as Stripe counts them, and what a person should read. */
const amounts: [currency: string, amountMinor: string, text: string][] = [
  ['USD', '123450', '$1,234.50'],
  ['USD', '-4900', '-$49.00'],
  ['USD', '0', '$0.00'],
  ['USD', '-0', '$0.00'],
  ['JPY', '-0', '¥0'],
  ['USD', '1', '$0.01'],
  ['USD', '900719925474099312', '$9,007,199,254,740,993.12'],
  ['EUR', '4999', '€49.99'],
  ['EUR', '-5', '-€0.05'],
  ['JPY', '5000', '¥5,000'],
  ['JPY', '0', '¥0'],
  ['KRW', '49000', '₩49,000'],
  ['KRW', '-1', '-₩1'],
  ['BHD', '1250', 'BHD 1.250'],
  ['BHD', '0', 'BHD 0.000'],
  ['KWD', '-5120', '-KWD 5.120'],
  ['KWD', '10', 'KWD 0.010'],
  ['ISK', '500', 'ISK 5'],
  ['ISK', '-123400', '-ISK 1,234'],
  ['ISK', '550', 'ISK 5.50'],
  ['UGX', '500', 'UGX 5'],
  ['UGX', '0', 'UGX 0'],
  ['HUF', '104500', 'HUF 1,045.00'],
  ['HUF', '-1045', '-HUF 10.45'],
  ['CLP', '4900', 'CLP 4,900'],
  ['COP', '4900000', 'COP 49,000.00'],
  ['TWD', '80045', 'NT$800.45'],
];

describe('amounts of Stripe', () => {
  test.each(amounts)('%s %s is %s, in mails and on pages alike', (currency, amountMinor, text) => {
    const onPage = money({ amountMinor, currency });
    const inMail = formatMoney(Number(amountMinor), currency.toLowerCase());
    expect(onPage).toBe(text);
    if (Number.isSafeInteger(Number(amountMinor))) expect(inMail).toBe(text);
  });

  test('in the currency’s unit they are exact, also beyond what a float holds, and a fraction of a minor unit stays', () => {
    expect(decimalOf({ amountMinor: '900719925474099301', currency: 'USD' })).toBe('9007199254740993.01');
    expect(decimalOf({ amountMinor: -5n, currency: 'kwd' })).toBe('-0.005');
    expect(decimalOf({ amountMinor: 7, currency: 'JPY' })).toBe('7');
    expect(decimalOf({ amountMinor: '4950.5', currency: 'USD' })).toBe('49.505');
    expect(written({ amountMinor: '4950.5', currency: 'USD' })).toBe('$49.505');
    expect(() => decimalOf({ amountMinor: Number.NaN, currency: 'USD' })).toThrow(RangeError);
  });

  test('sums of several currencies are written each in its own', () => {
    const sums = [
      { amountMinor: '2000', currency: 'EUR' },
      { amountMinor: '9850', currency: 'USD' },
      { amountMinor: '500', currency: 'JPY' },
    ];
    expect([moneys(sums.slice(0, 1)), moneys(sums.slice(0, 2)), moneys(sums)]).toEqual([
      '€20.00',
      '€20.00 and $98.50',
      '€20.00, $98.50 and ¥500',
    ]);
  });

  test('the API tells an integrator of every currency that is not counted in hundredths', () => {
    const sdl = readFileSync(join(import.meta.dirname, '../schema/_shared/shared.graphql'), 'utf8');
    const [, description = ''] = /"""([^"]*)"""\ntype Money/.exec(sdl) ?? [];
    const documented = new Set([...description.matchAll(/\b[A-Z]{3}\b/g)].map(([code]) => code));
    const others = Intl.supportedValuesOf('currency').filter((code) => minorDigits(code) !== 2);
    expect([...documented].sort()).toEqual([...others, 'ISK', 'UGX'].sort());
  });
});

/** What was spent, and what a person should read. */
const spent: [decimal: string, text: string][] = [
  ['0.0000000000', '$0.00'],
  ['0.0000000001', '$0.0000000001'],
  ['0.0003149000', '$0.00031'],
  ['0.0050000000', '$0.005'],
  ['0.0999000000', '$0.10'],
  ['0.0500000000', '$0.05'],
  ['0.0567000000', '$0.057'],
  ['0.1000000000', '$0.10'],
  ['0.8149999999', '$0.81'],
  ['0.8150000000', '$0.82'],
  ['1234.5000000000', '$1,234.50'],
  ['9007199254740993.1200000000', '$9,007,199,254,740,993.12'],
  ['-5.0000000000', '-$5.00'],
  ['-0', '$0.00'],
  ['-0.0000000000', '$0.00'],
  ['-0.0003149000', '-$0.00031'],
];

describe('US dollars that were spent', () => {
  test.each(spent)('%s is %s, in budget mails and on pages alike', (decimal, text) => {
    const snapshot = {
      agentId: null,
      name: null,
      currentUsd: decimal,
      reservedUsd: '0',
      limitUsd: '1250.5',
      percentage: 80,
      status: 'WARNING' as const,
      isUsedUp: false,
    };
    const [figures = ''] = reachedNotice(snapshot, 80, '2026-11-01').paragraphs;
    expect(usd(decimal)).toBe(text);
    expect(figures).toBe(`${text} of ${exactUsd('1250.5')} spent in November 2026 (80%).`);
  });

  test('a limit is written to the last digit, with cents at least', () => {
    expect(['5', '5.5000000000', '0.125', '1250.5', '0'].map(exactUsd)).toEqual([
      '$5.00',
      '$5.50',
      '$0.125',
      '$1,250.50',
      '$0.00',
    ]);
  });

  test('amounts are added up without a float, and marks of a scale are told from each other', () => {
    expect(sumUsd(['0.1000000000', '0.2000000000', '0.0000000001'])).toBe('0.3000000001');
    expect(sumUsd([])).toBe('0.0000000000');
    expect([sumUsd(['-0.5']), sumUsd(['-0.5', '0.5']), sumUsd(['-1.25', '0.5']), sumUsd(['-0'])]).toEqual([
      '-0.5000000000',
      '0.0000000000',
      '-0.7500000000',
      '0.0000000000',
    ]);
    expect([usdMark(1500, 500), usdMark(0.002, 0.002), usdMark(0, 0.5)]).toEqual(['$1,500.00', '$0.002', '$0.00']);
  });
});
