import { lock } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { entitlementChanged } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import { Entitlement } from './entitlement.entity.ts';
import { evaluation, type Grant } from './entitle.ts';

/**
 * Stores what a company may use and publishes it to the service that answers, in one transaction. Returns whether this
 * changed anything.
 */
export async function setEntitlement({ tenantId, em }: TenantContext, grant: Grant): Promise<boolean> {
  await lock(em, 'billing', 'entitlement', tenantId);
  const known = await em.findOne(Entitlement, { tenantId });
  if (known && isSame(known, grant)) return false;
  const entitlement = known ?? em.create(Entitlement, { tenantId, version: 0, ...grant });
  Object.assign(entitlement, grant, { version: entitlement.version + 1 });
  await em.flush();
  const { version, status, agentQuota, answerLimit } = entitlement;
  // If no employee may be active, none may answer either, not even to finish an answer in progress.
  const payload = { version, status, agentQuota, answerLimit: answerLimit ?? null, mayAnswer: agentQuota > 0 };
  await publish(em, entitlementChanged, tenantId, payload);
  await notifyClients(em, tenantId, 'billing');
  return true;
}

/**
 * Keeps what a company may use when its subscription is in a state that is not known here. An entitlement that the
 * installation set while it took no payments, or that was never set, is replaced by what was last paid for. Returns
 * whether this changed anything.
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
