import { keyedTenantTable, p, tenantRole } from '@konstruct/kit/database';
import { dimensions, measures, writtenByRoller } from './measures.ts';

const never = { type: 'restrictive' as const, roles: [tenantRole('usage')] };

/**
 * Sums of audit events per quarter of an hour in UTC: the hours and days of every time zone begin at one, so the days
 * of any zone can be built from them (docs/decisions/0005-usage-in-quarter-hours-and-days.md).
 */
const QuarterHourSchema = keyedTenantTable({
  schema: 'usage',
  name: 'QuarterHour',
  table: 'quarter_hours',
  properties: { startsAt: p.datetime().primary(), ...dimensions(), ...measures() },
  policies: [
    writtenByRoller,
    { ...never, name: 'never_added', command: 'insert', check: 'false' },
    { ...never, name: 'never_changed', command: 'update', using: 'false' },
    { ...never, name: 'never_deleted', command: 'delete', using: 'false' },
  ],
});
export class QuarterHour extends QuarterHourSchema.class {}
QuarterHourSchema.setClass(QuarterHour);
