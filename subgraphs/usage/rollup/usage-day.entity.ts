import { keyedTenantTable, p } from '@konstruct/kit/database';
import { dimensions, measures, writtenByRoller } from './measures.ts';

/**
 * Sums of audit events per day of the tenant's own time zone, which the dashboard reads. Rebuilt when the time zone
 * changes.
 */
const UsageDaySchema = keyedTenantTable({
  schema: 'usage',
  name: 'UsageDay',
  table: 'usage_days',
  properties: { day: p.date().primary(), ...dimensions(), ...measures() },
  policies: [writtenByRoller],
});
export class UsageDay extends UsageDaySchema.class {}
UsageDaySchema.setClass(UsageDay);
