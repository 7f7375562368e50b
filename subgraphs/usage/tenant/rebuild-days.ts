import { type EntityManager, sql } from '@konstruct/kit/database';
import { dimensionColumns, measureColumns, summedMeasures } from '../rollup/measures.ts';

/** Rebuilds a tenant's days from its quarter hours after its time zone has changed. */
export async function rebuildDays(tx: EntityManager, tenantId: string, timeZone: string): Promise<void> {
  await tx.execute(sql`delete from usage.usage_days where tenant_id = ${tenantId}`);
  await tx.execute(sql`
insert into usage.usage_days (tenant_id, day, ${dimensionColumns}, ${measureColumns}, created_at)
select tenant_id, (starts_at at time zone ${timeZone})::date, ${dimensionColumns}, ${summedMeasures}, now()
from usage.quarter_hours where tenant_id = ${tenantId}
group by tenant_id, 2, ${dimensionColumns}`);
}
