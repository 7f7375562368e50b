import { p, tenantTable } from '@konstruct/kit/database';

/** A threshold that was reached in a month: one row however often it is, so that members are told once. Its id is the notice's. */
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
    /** When members were told; null where a higher threshold was reached at the same time. */
    toldAt: p.datetime().nullable(),
    /** When it was last no longer reached; it may be open again since. */
    resolvedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'budget_alerts_once', properties: ['subjectId', 'periodStart', 'threshold'] }],
});
export class BudgetAlert extends BudgetAlertSchema.class {}
BudgetAlertSchema.setClass(BudgetAlert);

/** Stands for the company as a whole where an alert names its subject: a unique key takes no null. */
export const wholeCompany = '00000000-0000-0000-0000-000000000000';
