import { expect, test } from 'vitest';
import { hundredAnswersUsd } from './price.ts';

test('a hundred answers are priced exactly, to the last digit', () => {
  expect(hundredAnswersUsd('0.15', '0.60')).toBe('0.03');
  expect(hundredAnswersUsd('0.1', '0.5')).toBe('0.022');
  expect(hundredAnswersUsd('0.0000001', '0')).toBe('0.000000012');
});

test('an unknown price stays unknown, and a price of zero is zero', () => {
  expect(hundredAnswersUsd(null, '0.60')).toBeNull();
  expect(hundredAnswersUsd('0.15', null)).toBeNull();
  expect(hundredAnswersUsd('0', '0')).toBe('0');
});
