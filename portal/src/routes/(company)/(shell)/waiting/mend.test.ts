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
  ['NO_EMPLOYEE', '/employees/new', 'agents:manage'],
] as const)('what waits with the cause %s is mended at %s, by whoever may %s', (cause, href, permission) => {
  expect(mendOf(cause, placeOf(false)).action).toMatchObject({ href, permission });
});

test.each(['PROVIDER', 'CONTACT_LIMIT'] as const)('what waits with the cause %s is tried again automatically: no page helps', (cause) => {
  expect(mendOf(cause, placeOf(false)).action).toBeNull();
});
