import { expect, test } from 'vitest';
import { mendOf } from './mend.ts';

const hrefOf = (isCompanyBudgetUsedUp: boolean) => mendOf('BUDGET', { employeeId: 'nora', isCompanyBudgetUsedUp }).action?.href;

test('a used-up budget is mended where it was set: at the employee, or for the whole company on the usage page', () => {
  expect(hrefOf(false)).toBe('/employees/nora');
  expect(hrefOf(true)).toBe('/usage');
});
