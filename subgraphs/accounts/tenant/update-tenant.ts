import { LockMode } from '@mikro-orm/core';
import { forbidden, fromZod } from '@konstruct/kit/graph';
import { tenantOf } from '@konstruct/kit/identity';
import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { ResolversUnionTypes, UpdateTenantInput } from '../generated/resolvers.ts';
import { announceTenant } from './announce-tenant.ts';
import { Tenant } from './tenant.entity.ts';
import { updateTenantInput } from './tenant-input.ts';

type UpdateTenantResult = ResolversUnionTypes<{ Tenant: Tenant }>['UpdateTenantResult'];

/** Changes name or time zone; whoever keeps them is told, each change with a higher version. */
export async function updateTenant({ actor, em }: Context, input: UpdateTenantInput): Promise<UpdateTenantResult> {
  const tenantId = tenantOf(actor);
  if (!tenantId) throw forbidden();
  const { data, error } = updateTenantInput.safeParse(input);
  if (error) return fromZod(error);

  return em.transactional(async (tx) => {
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
