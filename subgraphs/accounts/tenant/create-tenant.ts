import { type Database, type EntityManager, isUniqueViolation } from '@konstruct/kit/database';
import { forbidden, fromZod, validationError } from '@konstruct/kit/graph';
import { publish } from '@konstruct/kit/jobs';
import { tenantCreated } from '@konstruct/schema/messages';
import type { Context } from '../context.ts';
import type { CreateTenantInput, CreateTenantResult } from '../generated/resolvers.ts';
import { Onboarding } from '../onboarding/onboarding.entity.ts';
import { openSteps } from '../onboarding/onboarding-steps.ts';
import { announceTenant } from './announce-tenant.ts';
import { foundingId } from './founding-id.ts';
import { Member } from '../membership/member.entity.ts';
import { Tenant } from './tenant.entity.ts';
import { createTenantInput } from './tenant-input.ts';

interface Founding {
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  readonly timeZone: string;
}

async function found(tx: EntityManager, { tenantId, userId, name, timeZone }: Founding): Promise<void> {
  const tenant = tx.create(Tenant, { tenantId, name, timeZone, version: 1 });
  tx.create(Member, { tenantId, userId, role: 'OWNER' });
  tx.create(Onboarding, { tenantId, ...openSteps });
  await tx.flush();
  await publish(tx, tenantCreated, tenantId, { version: tenant.version });
  await announceTenant(tx, tenant);
}

/** Founds the company under its own tenant. False when the same key has founded it before, or is founding it right now. */
async function foundOnce(database: Database, founding: Founding): Promise<boolean> {
  try {
    return await database.forTenant(founding.tenantId).transactional(async (tx) => {
      if (await tx.count(Tenant, { tenantId: founding.tenantId })) return false;
      await found(tx, founding);
      return true;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Founds a company whose owner is whoever asks; the same key founds it once, however often and at whatever time it is sent. */
export async function createTenant({ actor }: Context, input: CreateTenantInput, database: Database): Promise<CreateTenantResult> {
  if (actor.kind !== 'operator') throw forbidden();
  const { data, error } = createTenantInput.safeParse(input);
  if (error) return fromZod(error);

  const tenantId = foundingId(actor.id, data.idempotencyKey);
  await foundOnce(database, { tenantId, userId: actor.id, name: data.name, timeZone: data.timeZone });
  const em = database.forTenant(tenantId);
  const [tenant, member] = [await em.findOne(Tenant, { tenantId }), await em.findOne(Member, { tenantId, userId: actor.id })];
  if (!tenant || !member) {
    const message = 'You no longer belong to the company that was created with this key. Use a new key.';
    return validationError([{ path: ['input', 'idempotencyKey'], code: 'used_before', message }]);
  }
  return { __typename: 'CreateTenantSuccess', tenant: { id: tenantId, name: tenant.name, role: member.role } };
}
