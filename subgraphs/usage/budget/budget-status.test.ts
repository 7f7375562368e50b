import { expect, test } from 'vitest';
import { budgetStatus } from './budget-status.ts';

test('a month is a warning from 80 % on and exceeded from 100 % on', () => {
  expect(budgetStatus('0.7999999999', '1')).toMatchObject({ status: 'OK' });
  expect(budgetStatus('0.8', '1')).toEqual({ status: 'WARNING', percentage: 80 });
  expect(budgetStatus('0.9999999999', '1')).toMatchObject({ status: 'WARNING' });
  expect(budgetStatus('1', '1')).toEqual({ status: 'EXCEEDED', percentage: 100 });
});

test('no limit is no percentage, and a limit of nothing is reached at once', () => {
  expect(budgetStatus('12', null)).toEqual({ status: 'OK', percentage: null });
  expect(budgetStatus('0', '0')).toEqual({ status: 'EXCEEDED', percentage: 100 });
});
