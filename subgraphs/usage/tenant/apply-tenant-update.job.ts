import { sql } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { tenantUpdated } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { createTenantContext, type Dependencies, type TenantContext } from '../context.ts';
import { lockRollups } from '../rollup/lock-rollups.ts';
import { rebuildDays } from './rebuild-days.ts';

type UpdatedTenant = Pick<z.output<typeof tenantUpdated.schema>, 'timeZone' | 'version'>;

const upsertTenant = (tenantId: string, { timeZone, version }: UpdatedTenant) => sql`
insert into usage.known_tenants as known (tenant_id, time_zone, version, created_at) values (${tenantId}, ${timeZone}, ${version}, now())
on conflict (tenant_id) do update set time_zone = excluded.time_zone, version = excluded.version
where known.version < excluded.version
returning time_zone`;

/**
 * Applies a tenant's time zone. If it differs from the previous one, all days of the tenant are rebuilt in the same
 * transaction.
 */
export async function applyTenantUpdate({ tenantId, em }: TenantContext, tenant: UpdatedTenant): Promise<void> {
  const { timeZone } = tenant;
  // A name that PostgreSQL does not know fails here, and not later in the middle of the roll-up of all tenants.
  await em.execute(sql`select now() at time zone ${timeZone}`);
  await lockRollups(em);
  const readTenant = sql`select time_zone from usage.known_tenants where tenant_id = ${tenantId}`;
  const [before] = await em.execute<{ time_zone: string }[]>(readTenant);
  const applied = await em.execute<object[]>(upsertTenant(tenantId, tenant));
  if (applied.length === 0 || (before?.time_zone ?? 'UTC') === timeZone) return;
  await rebuildDays(em, tenantId, timeZone);
  await notifyClients(em, tenantId, 'usage');
}

/** A company was created or changed. */
export function handleTenantUpdated(deps: Dependencies): Handler {
  return handleMessage(deps.database, tenantUpdated, 'usage', (em, tenant, { tenantId }) =>
    applyTenantUpdate(createTenantContext(deps, tenantId, em), tenant),
  );
}
