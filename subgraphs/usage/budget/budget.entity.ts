import { keyedTenantTable, p } from '@konstruct/kit/database';

/** What an employee has spent, and what is reserved for it, in one calendar month of the tenant's time zone. */
const BudgetSchema = keyedTenantTable({
  schema: 'usage',
  name: 'Budget',
  table: 'budgets',
  properties: {
    agentId: p.uuid().primary(),
    /** The first day of the month. */
    periodStart: p.date().primary(),
    spentUsd: p.decimal().precision(20).scale(10),
    reservedUsd: p.decimal().precision(20).scale(10),
    /**
     * The smallest amount that was requested and did not fit the employee's limit. As long as it does not fit, the
     * budget is used up.
     */
    refusedUsd: p.decimal().precision(20).scale(10).nullable(),
    /** The same for the limit of the company as a whole. */
    companyRefusedUsd: p.decimal().precision(20).scale(10).nullable(),
  },
});
export class Budget extends BudgetSchema.class {}
BudgetSchema.setClass(Budget);
