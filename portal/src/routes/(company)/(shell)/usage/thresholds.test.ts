import { expect, test } from 'vitest';
import { readThresholds } from './thresholds.ts';

test('percentages are read as people write them, and what is none is not guessed at', () => {
  expect(readThresholds('80, 100')).toEqual([80, 100]);
  expect(readThresholds('50% 75 %;90')).toEqual([50, 75, 90]);
  expect(readThresholds('')).toEqual([]);
  for (const wrong of ['80.5', 'eighty', '0', '101', '-5']) expect(readThresholds(wrong)).toBeNull();
});
