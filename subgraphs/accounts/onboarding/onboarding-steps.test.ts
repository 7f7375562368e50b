import { expect, test } from 'vitest';
import { columnOf, describeOnboarding, openSteps } from './onboarding-steps.ts';

test('a new company begins with the first step', () => {
  expect(describeOnboarding(openSteps).currentStep).toBe('CONNECT');
});

test('a skipped step does not hold the wizard up', () => {
  expect(describeOnboarding({ ...openSteps, connect: 'SKIPPED' }).currentStep).toBe('CONFIGURE');
});

test('the wizard is finished when no step is open', () => {
  const { currentStep, steps } = describeOnboarding({ connect: 'SKIPPED', configure: 'DONE', test: 'DONE' });
  expect(currentStep).toBeNull();
  expect(steps).toEqual([
    { name: 'CONNECT', status: 'SKIPPED' },
    { name: 'CONFIGURE', status: 'DONE' },
    { name: 'TEST', status: 'DONE' },
  ]);
});

test('each step has a column of its own', () => {
  expect(new Set((['CONNECT', 'CONFIGURE', 'TEST'] as const).map(columnOf)).size).toBe(3);
});
