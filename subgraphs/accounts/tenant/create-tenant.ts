import { isUniqueViolation } from '@konstruct/kit/database';
import { forbidden, fromZod, validationError } from '@konstruct/kit/graph';
import { publish } from '@konstruct/kit/jobs';
import { tenantCreated } from '@konstruct/schema/messages';
import { type Context, createTenantContext, inTransaction, type TenantContext } from '../context.ts';
import type { CreateTenantInput, CreateTenantResult } from '../generated/resolvers.ts';
import { Onboarding } from '../onboarding/onboarding.entity.ts';
import { openSteps } from '../onboarding/onboarding-steps.ts';
import { announceTenant } from './announce-tenant.ts';
import { derivedTenantId } from './derived-tenant-id.ts';
import { Member } from '../membership/member.entity.ts';
import { Tenant } from './tenant.entity.ts';
import { createTenantInput } from './tenant-input.ts';

interface NewTenant {
  readonly userId: string;
  readonly name: string;
  readonly timeZone: string;
}

async function insertTenant({ tenantId, em }: TenantContext, { userId, name, timeZone }: NewTenant): Promise<void> {
  const tenant = em.create(Tenant, { tenantId, name, timeZone, version: 1 });
  em.create(Member, { tenantId, userId, role: 'OWNER' });
  em.create(Onboarding, { tenantId, ...openSteps });
  await em.flush();
  await publish(em, tenantCreated, tenantId, { version: tenant.version });
  await announceTenant(em, tenant);
}

/**
 * Creates the company under its own tenant. Does nothing if the same key has created it before, or is creating it at
 * this moment.
 */
async function createOnce(ctx: TenantContext, company: NewTenant): Promise<void> {
  try {
    await inTransaction(ctx, async (tx) => {
      if ((await tx.em.count(Tenant, { tenantId: tx.tenantId })) === 0) await insertTenant(tx, company);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

/**
 * Creates a company with the caller as its owner; the same key creates it once, however often and whenever it is sent.
 */
export async function createTenant({ actor, deps }: Context, input: CreateTenantInput): Promise<CreateTenantResult> {
  if (actor.kind !== 'operator') throw forbidden();
  const { data, error } = createTenantInput.safeParse(input);
  if (error) return fromZod(error);

  const tenantId = derivedTenantId(actor.id, data.idempotencyKey);
  await createOnce(createTenantContext(deps, tenantId), { userId: actor.id, name: data.name, timeZone: data.timeZone });
  const { em } = createTenantContext(deps, tenantId);
  const [tenant, member] = [
    await em.findOne(Tenant, { tenantId }),
    await em.findOne(Member, { tenantId, userId: actor.id }),
  ];
  if (!tenant || !member) {
    const message = 'You no longer belong to the company that was created with this key. Use a new key.';
    return validationError([{ path: ['input', 'idempotencyKey'], code: 'used_before', message }]);
  }
  return { __typename: 'CreateTenantSuccess', tenant: { id: tenantId, name: tenant.name, role: member.role } };
}
