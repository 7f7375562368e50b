import { keyedTenantTable, p } from '@konstruct/kit/database';

/**
 * What a company set for its budgets; no row: nothing yet. Whoever reserves under a limit of the company locks the row, so that
 * reservations of different employees stand in one line.
 */
const BudgetSettingsSchema = keyedTenantTable({
  schema: 'usage',
  name: 'BudgetSettings',
  table: 'budget_settings',
  properties: {
    monthlyLimitUsd: p.decimal().precision(20).scale(10).nullable(),
    /** Percentages at which members are told, rising. */
    thresholds: p.array().columnType('int[]'),
  },
});
export class BudgetSettings extends BudgetSettingsSchema.class {}
BudgetSettingsSchema.setClass(BudgetSettings);
