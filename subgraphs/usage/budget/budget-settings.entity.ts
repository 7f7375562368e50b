import { keyedTenantTable, p } from '@konstruct/kit/database';

/**
 * A company's budget settings; no row until it has set any. A reservation under a company limit locks the row, so that
 * reservations of different employees run one after another.
 */
const BudgetSettingsSchema = keyedTenantTable({
  schema: 'usage',
  name: 'BudgetSettings',
  table: 'budget_settings',
  properties: {
    monthlyLimitUsd: p.decimal().precision(20).scale(10).nullable(),
    /** Percentages at which members are notified, ascending. */
    thresholds: p.array().columnType('int[]'),
  },
});
export class BudgetSettings extends BudgetSettingsSchema.class {}
BudgetSettingsSchema.setClass(BudgetSettings);
