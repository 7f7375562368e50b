import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';

/** SQL: the first day of the calendar month that contains a moment, in the tenant's time zone. */
export const monthOf = (tenantId: string, at: Date) => sql`date_trunc('month', ${at}::timestamptz at time zone
  coalesce((select time_zone from usage.known_tenants where tenant_id = ${tenantId}), 'UTC'))::date`;

/** The first day of the current calendar month, in the tenant's time zone. */
export async function readPeriod({ tenantId, em, clock }: TenantContext): Promise<string> {
  const [row] = await em.execute<{ period: string }[]>(sql`select (${monthOf(tenantId, clock.now())})::text as period`);
  if (!row) throw new Error('A select without a table gives one row.');
  return row.period;
}

/** The last day of the month that begins on `periodStart`. */
export function periodEndOf(periodStart: string): string {
  const [year = 0, month = 0] = periodStart.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
