import type { EntityManager } from '@konstruct/kit/database';

/** SQL: the first day of the calendar month, in the tenant's time zone, that a moment falls in. Parameters: the moment, the tenant. */
export const periodAt = `date_trunc('month', ?::timestamptz at time zone
  coalesce((select time_zone from usage.known_tenants where tenant_id = ?), 'UTC'))::date`;

/** Values for `periodAt`. */
export function atOf(at: Date, tenantId: string): [string, string] {
  return [at.toISOString(), tenantId];
}

/** The first day of the calendar month, in the tenant's time zone, that a moment falls in. */
export async function readPeriod(em: EntityManager, tenantId: string, at: Date): Promise<string> {
  const [row] = await em.execute<{ period: string }[]>(`select (${periodAt})::text as period`, atOf(at, tenantId));
  if (!row) throw new Error('A select without a table gives one row.');
  return row.period;
}

/** The last day of the month that begins on `periodStart`. */
export function periodEndOf(periodStart: string): string {
  const [year = 0, month = 0] = periodStart.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
