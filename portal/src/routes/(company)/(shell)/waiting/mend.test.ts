import { expect, test } from 'vitest';
import { mendOf } from './mend.ts';

const placeOf = (isCompanyBudgetUsedUp: boolean) => ({ employeeId: 'nora', isCompanyBudgetUsedUp });

test('a used-up budget is mended where it was set: at the employee, or for the whole company on the usage page', () => {
  expect(mendOf('BUDGET', placeOf(false)).action).toMatchObject({ href: '/employees/nora', permission: 'agents:manage' });
  expect(mendOf('BUDGET', placeOf(true)).action).toMatchObject({ href: '/usage', permission: 'budgets:manage' });
});

test.each([
  ['KEY', '/keys', 'keys:manage'],
  ['PAUSED', '/employees/nora', 'agents:manage'],
  ['PLAN', '/billing', 'billing:read'],
  ['TOO_LONG', '/employees/nora', 'agents:manage'],
  ['NO_EMPLOYEE', '/employees/new', 'agents:manage'],
] as const)('what waits with the cause %s is mended at %s, by whoever may %s', (cause, href, permission) => {
  expect(mendOf(cause, placeOf(false)).action).toMatchObject({ href, permission });
});

test.each(['PROVIDER', 'CONTACT_LIMIT', 'REFUSED', 'NO_ANSWER', 'TOO_LATE'] as const)(
  'for what has the cause %s no other page helps',
  (cause) => {
    expect(mendOf(cause, placeOf(false)).action).toBeNull();
  },
);
