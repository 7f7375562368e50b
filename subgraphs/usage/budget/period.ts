/** SQL: the first day of the calendar month, in the tenant's time zone, that a moment falls in. Parameters: the moment, the tenant. */
export const periodAt = `date_trunc('month', ?::timestamptz at time zone
  coalesce((select time_zone from usage.known_tenants where tenant_id = ?), 'UTC'))::date`;

/** Values for `periodAt`. */
export function atOf(at: Date, tenantId: string): [string, string] {
  return [at.toISOString(), tenantId];
}
