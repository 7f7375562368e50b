import { LockMode } from '@mikro-orm/core';
import { fromZod, tenantIdOf } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { ResolversUnionTypes, UpdateTenantInput } from '../generated/resolvers.ts';
import { announceTenant } from './announce-tenant.ts';
import { Tenant } from './tenant.entity.ts';
import { updateTenantInput } from './tenant-input.ts';

type UpdateTenantResult = ResolversUnionTypes<{ Tenant: Tenant }>['UpdateTenantResult'];

/** Changes name or time zone; the services that store them are notified, with a higher version for each change. */
export async function updateTenant(ctx: Context, input: UpdateTenantInput): Promise<UpdateTenantResult> {
  const tenantId = tenantIdOf(ctx);
  const { data, error } = updateTenantInput.safeParse(input);
  if (error) return fromZod(error);

  return ctx.em.transactional(async (tx) => {
    const tenant = await tx.findOneOrFail(Tenant, { tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const name = data.name ?? tenant.name;
    const timeZone = data.timeZone ?? tenant.timeZone;
    if (name !== tenant.name || timeZone !== tenant.timeZone) {
      tx.assign(tenant, { name, timeZone, version: tenant.version + 1 });
      await tx.flush();
      await announceTenant(tx, tenant);
      await notifyClients(tx, tenantId, 'tenant');
    }
    return { __typename: 'UpdateTenantSuccess', tenant };
  });
}
