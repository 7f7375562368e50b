import type { EntityManager } from '@konstruct/kit/database';
import { dimensionColumns, measureColumns, summedMeasures } from '../usage/measures.ts';

const makeDays = `
insert into usage.usage_days (tenant_id, day, ${dimensionColumns}, ${measureColumns}, created_at)
select tenant_id, (starts_at at time zone ?)::date, ${dimensionColumns}, ${summedMeasures}, now()
from usage.quarter_hours where tenant_id = ?
group by tenant_id, 2, ${dimensionColumns}`;

/** Makes a tenant's days again, from its quarter hours, after its time zone has changed. */
export async function rebuildDays(tx: EntityManager, tenantId: string, timeZone: string): Promise<void> {
  await tx.execute('delete from usage.usage_days where tenant_id = ?', [tenantId]);
  await tx.execute(makeDays, [timeZone, tenantId]);
}
