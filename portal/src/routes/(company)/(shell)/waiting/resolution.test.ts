import { expect, test } from 'vitest';
import { resolutionFor } from './resolution.ts';

const circumstances = (isCompanyBudgetUsedUp: boolean) => ({ employeeId: 'nora', isCompanyBudgetUsedUp });

test('a used-up budget is raised where it was set: at the employee, or for the whole company on the usage page', () => {
  expect(resolutionFor('BUDGET', circumstances(false)).action).toMatchObject({
    href: '/employees/nora',
    permission: 'agents:manage',
  });
  expect(resolutionFor('BUDGET', circumstances(true)).action).toMatchObject({
    href: '/usage',
    permission: 'budgets:manage',
  });
});

test.each([
  ['KEY', '/keys', 'keys:manage'],
  ['PAUSED', '/employees/nora', 'agents:manage'],
  ['PLAN', '/billing', 'billing:read'],
  ['TOO_LONG', '/employees/nora', 'agents:manage'],
  ['NO_EMPLOYEE', '/employees/new', 'agents:manage'],
] as const)(
  'what waits with the cause %s is fixed at %s, by an operator with the permission %s',
  (cause, href, permission) => {
    expect(resolutionFor(cause, circumstances(false)).action).toMatchObject({ href, permission });
  },
);

test.each(['PROVIDER', 'CONTACT_LIMIT', 'REFUSED', 'NO_ANSWER', 'TOO_LATE'] as const)(
  'for what has the cause %s no other page helps',
  (cause) => {
    expect(resolutionFor(cause, circumstances(false)).action).toBeNull();
  },
);
