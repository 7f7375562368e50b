import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { paidFor } from './believable-usage.ts';
import { boundOf, type Tokens } from '../provider/price.ts';

const listed = {
  id: 'practice-1',
  name: 'Sandbox 1',
  inputUsdPerMillionTokens: '0.15',
  outputUsdPerMillionTokens: '0.60',
};
const provider = { priceTable: null, listedPrices: new Map([['practice-1', listed]]) };
const baseUrl = 'http://127.0.0.1:1/v1';
const priced = { provider, modelId: 'practice-1', baseUrl };
const unknown = { provider, modelId: 'unknown', baseUrl };
const size = { bytes: 700, messageCount: 2 };
const tokens = (prompt: number, completion: number): Tokens => ({ prompt, completion, cached: 0, cacheWritten: 0 });

test('a report within the bound is believed', () => {
  const bound = boundOf(size, 1_000, priced);
  expect(paidFor(tokens(200, 30), bound, priced)).toEqual({
    tokens: tokens(200, 30),
    costUsd: '0.0000480000',
    isPriced: true,
    isMeasured: true,
    reported: null,
  });
  expect(paidFor(bound.tokens, bound, priced)).toMatchObject({
    costUsd: bound.costUsd,
    isPriced: true,
    isMeasured: true,
    reported: null,
  });
});

test.each([
  [3_000_000, 0],
  [0, 3_000_000],
  [50_000_000, 50_000_000],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
])('N16 a report of %d and %d tokens is booked at the bound, and told as what it is', (prompt, completion) => {
  for (const target of [priced, unknown]) {
    const bound = boundOf(size, 1_000, target);
    const paid = paidFor(tokens(prompt, completion), bound, target);
    expect(paid).toMatchObject({
      tokens: tokens(0, 0),
      costUsd: bound.costUsd,
      isPriced: target === priced,
      isMeasured: false,
    });
    expect(paid.reported?.tokens).toBe(Math.min(prompt + completion, Number.MAX_SAFE_INTEGER));
    expect(new Decimal(paid.reported?.costUsd ?? 0).gt(bound.costUsd)).toBe(true);
    expect(paid.reported?.costUsd).toMatch(/^\d{1,10}\.\d{10}$/);
  }
});

test.each([
  ['known', priced, true],
  ['not known', unknown, false],
])(
  'L9 without a report a call is booked at the bound and not measured, and says that its price is %s',
  (_word, target, isPriced) => {
    const bound = boundOf(size, 1_000, target);
    const booked = { tokens: tokens(0, 0), costUsd: bound.costUsd, isPriced, isMeasured: false, reported: null };
    expect(paidFor(null, bound, target)).toEqual(booked);
  },
);
