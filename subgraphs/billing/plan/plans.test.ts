import { expect, test } from 'vitest';
import { listPlans } from './plans.ts';

test('plans are listed the cheapest first, each with a price in whole minor units and a trial of 14 days', () => {
  const plans = listPlans();
  expect(plans.map(({ interval }) => interval)).toEqual(['MONTH', 'YEAR']);
  const amounts = plans.map(({ pricePerAgent }) => Number(pricePerAgent.amountMinor));
  expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
  expect(amounts.every((amount) => Number.isInteger(amount) && amount > 0)).toBe(true);
  expect(plans.every(({ trialDays }) => trialDays === 14)).toBe(true);
});

test('paying by the year costs less than twelve months', () => {
  const price = (interval: 'MONTH' | 'YEAR') => Number(listPlans().find((plan) => plan.interval === interval)?.pricePerAgent.amountMinor);
  expect(price('YEAR')).toBeLessThan(12 * price('MONTH'));
});
