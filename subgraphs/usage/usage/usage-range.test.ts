import { expect, test } from 'vitest';
import { daysOf, rangeIssue } from './usage-range.ts';

test('a range has each of its days, also those on which clocks change', () => {
  expect(daysOf({ from: '2026-10-24', to: '2026-10-26' })).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
});

test('a range of real days, in order, of a year at most, can be read', () => {
  expect(rangeIssue({ from: '2024-01-01', to: '2024-12-31' })).toBeNull();
  expect(rangeIssue({ from: '2024-01-01', to: '2025-01-01' })).toMatch(/366/);
  expect(rangeIssue({ from: '2024-01-02', to: '2024-01-01' })).toMatch(/not end before/);
  expect(rangeIssue({ from: '2026-02-30', to: '2026-03-01' })).toMatch(/valid day/);
});
