import { expect, test } from 'vitest';
import { budgetStatus } from './budget-status.ts';

const statusOf = (
  spentUsd: string,
  limitUsd: string | null,
  refusedUsd: string | null = null,
  thresholds = [80, 100],
) => budgetStatus({ spentUsd, limitUsd, refusedUsd }, thresholds);

test('a month is a warning from 80 % on and exceeded from 100 % on', () => {
  expect(statusOf('0.7999999999', '1')).toMatchObject({ status: 'OK' });
  expect(statusOf('0.8', '1')).toEqual({ status: 'WARNING', percentage: 80 });
  expect(statusOf('0.9999999999', '1')).toMatchObject({ status: 'WARNING' });
  expect(statusOf('1', '1')).toEqual({ status: 'EXCEEDED', percentage: 100 });
});

test('a month is a warning from the company’s own lowest threshold on', () => {
  expect(statusOf('0.5', '1', null, [50, 90])).toMatchObject({ status: 'WARNING' });
  expect(statusOf('0.49', '1', null, [50, 90])).toMatchObject({ status: 'OK' });
  expect(statusOf('0.9', '1', null, [100])).toMatchObject({ status: 'OK' });
});

test('a month is exceeded as long as an answer that was asked for does not fit, however little is missing', () => {
  expect(statusOf('0.6', '1', '0.4000000001')).toEqual({ status: 'EXCEEDED', percentage: 60 });
  expect(statusOf('0.6', '1', '0.4')).toMatchObject({ status: 'OK' });
});

test('no limit is no percentage, and a limit of nothing is reached at once', () => {
  expect(statusOf('12', null, '5')).toEqual({ status: 'OK', percentage: null });
  expect(statusOf('0', '0')).toEqual({ status: 'EXCEEDED', percentage: 100 });
});
