import { expect, test } from 'vitest';
import { periodPriceOf, unitPriceOf } from './price.ts';

test.each([
  [{ unitAmount: '4900', unitAmountMinor: 4900, quantity: 3 }, '4900', '14700'],
  [{ unitAmount: '4950.5', unitAmountMinor: null, quantity: 2 }, '4950.5', '9901'],
  [{ unitAmount: '4950.5', unitAmountMinor: null, quantity: 3 }, '4950.5', '14852'],
  [{ unitAmount: '0.000000000001', unitAmountMinor: null, quantity: 1 }, '0.000000000001', '0'],
  [{ unitAmount: null, unitAmountMinor: 4900, quantity: 1 }, '4900', '4900'],
  [{ unitAmount: null, unitAmountMinor: null, quantity: 5 }, null, null],
  [{ unitAmount: '4900', unitAmountMinor: 4900, quantity: null }, '4900', null],
  [{ unitAmount: '0', unitAmountMinor: 0, quantity: 2 }, '0', '0'],
  // The previous release writes only whole minor units, and 0 for an unknown amount: its last value applies.
  [{ unitAmount: '4900', unitAmountMinor: 5900, quantity: 2 }, '5900', '11800'],
  [{ unitAmount: '4950.5', unitAmountMinor: 5900, quantity: 2 }, '5900', '11800'],
  [{ unitAmount: '4900', unitAmountMinor: null, quantity: 2 }, null, null],
  [{ unitAmount: '4900', unitAmountMinor: 0, quantity: 2 }, null, null],
  [{ unitAmount: '4950.5', unitAmountMinor: 0, quantity: 2 }, null, null],
  [{ unitAmount: null, unitAmountMinor: 0, quantity: 2 }, null, null],
])('F38. %o costs %s each and %s in all', (row, each, inAll) => {
  expect([unitPriceOf(row), periodPriceOf(row)]).toEqual([each, inAll]);
});
