import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('a stream that is refused again and again is asked for more and more seldom, but at least every 45 seconds', () => {
  expect([1, 2, 3, 4, 5, 2_000].map((count) => backoffMs(count, 0))).toEqual([
    4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
  expect(backoffMs(1, 1)).toBe(6_000);
  expect(backoffMs(9, 1)).toBe(45_000);
});
