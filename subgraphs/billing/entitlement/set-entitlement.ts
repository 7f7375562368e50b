import { lock } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { entitlementChanged } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import { Entitlement } from './entitlement.entity.ts';
import { evaluation, type Grant } from './entitle.ts';

/**
 * Writes down what a company may use and publishes it to the service that answers, in one transaction. True where that is something new.
 */
export async function setEntitlement({ tenantId, em }: TenantContext, grant: Grant): Promise<boolean> {
  await lock(em, 'billing', 'entitlement', tenantId);
  const known = await em.findOne(Entitlement, { tenantId });
  if (known && isSame(known, grant)) return false;
  const entitlement = known ?? em.create(Entitlement, { tenantId, version: 0, ...grant });
  Object.assign(entitlement, grant, { version: entitlement.version + 1 });
  await em.flush();
  const { version, status, agentQuota, answerLimit } = entitlement;
  // No employee may be active: then none may answer either, whatever is in the middle of being said.
  const payload = { version, status, agentQuota, answerLimit: answerLimit ?? null, mayAnswer: agentQuota > 0 };
  await publish(em, entitlementChanged, tenantId, payload);
  await notifyClients(em, tenantId, 'billing');
  return true;
}

/**
 * Leaves a company what it may use, where what it has bought is in a state that is not known here. What was set by the installation while
 * it took no payments, or was never set, gives way to what was paid for last. True where that is something new.
 */
export async function keepEntitlement(ctx: TenantContext, quantity: number | null): Promise<boolean> {
  const known = await ctx.em.findOne(Entitlement, { tenantId: ctx.tenantId });
  if (known && !known.isFixed) return false;
  const paidFor: Grant = { status: 'ACTIVE', agentQuota: quantity ?? 0, answerLimit: null, isFixed: false };
  return setEntitlement(ctx, quantity === null ? evaluation : paidFor);
}

function isSame(known: Entitlement, grant: Grant): boolean {
  return (
    known.status === grant.status &&
    known.agentQuota === grant.agentQuota &&
    (known.answerLimit ?? null) === grant.answerLimit &&
    known.isFixed === grant.isFixed
  );
}
