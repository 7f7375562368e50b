import { p, tenantTable } from '@konstruct/kit/database';

/**
 * A threshold that was reached in a month: one row, however often it is reached, so that members are notified once. Its
 * id is the notice's.
 */
const BudgetAlertSchema = tenantTable({
  schema: 'usage',
  name: 'BudgetAlert',
  table: 'budget_alerts',
  properties: {
    /** The employee, or `wholeCompany`. */
    subjectId: p.uuid(),
    /** The first day of the month. */
    periodStart: p.date(),
    /** Percent of the limit. */
    threshold: p.integer(),
    reachedAt: p.datetime(),
    isOpen: p.boolean(),
    /** When members were notified; null if a higher threshold was reached at the same time. */
    notifiedAt: p.datetime().name('told_at').nullable(),
    /** When it last stopped being reached; the alert may have opened again since. */
    resolvedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'budget_alerts_once', properties: ['subjectId', 'periodStart', 'threshold'] }],
});
export class BudgetAlert extends BudgetAlertSchema.class {}
BudgetAlertSchema.setClass(BudgetAlert);

/** The subject of an alert about the company as a whole: a unique key takes no null. */
export const wholeCompany = '00000000-0000-0000-0000-000000000000';
