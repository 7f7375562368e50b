import { expect, test } from 'vitest';
import { monthlyPrice } from './plan-words.ts';

test('a year’s price is told by the month as it is, and as about what it is where twelve months do not make it up', () => {
  const ofYear = (amountMinor: string, currency: string) => monthlyPrice({ amountMinor, currency });
  expect(ofYear('46800', 'USD')).toBe('$39.00');
  expect(ofYear('10000', 'USD')).toBe('about $8.33');
  expect(ofYear('46799', 'USD')).toBe('about $39.00');
  expect(ofYear('1006', 'JPY')).toBe('about ¥84');
  expect(ofYear('100000', 'ISK')).toBe('about ISK 83');
  expect(ofYear('120000', 'ISK')).toBe('ISK 100');
  expect(ofYear('100000', 'KWD')).toBe('about KWD 8.330');
});
