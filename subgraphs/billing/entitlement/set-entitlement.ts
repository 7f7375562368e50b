import type { EntityManager } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { entitlementChanged } from '@konstruct/schema/messages';
import { Entitlement } from './entitlement.entity.ts';
import { evaluation, type Grant } from './entitle.ts';

/** Writes down what a company may use and tells the service that answers, in one transaction. True where that is something new. */
export async function setEntitlement(tx: EntityManager, tenantId: string, grant: Grant): Promise<boolean> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`billing entitlement ${tenantId}`]);
  const known = await tx.findOne(Entitlement, { tenantId });
  if (known && isSame(known, grant)) return false;
  const entitlement = known ?? tx.create(Entitlement, { tenantId, version: 0, ...grant });
  Object.assign(entitlement, grant, { version: entitlement.version + 1 });
  await tx.flush();
  const { version, status, agentQuota, answerLimit } = entitlement;
  // No employee may be active: then none may answer either, whatever is in the middle of being said.
  const told = { version, status, agentQuota, answerLimit: answerLimit ?? null, mayAnswer: agentQuota > 0 };
  await publish(tx, entitlementChanged, tenantId, told);
  await notifyClients(tx, tenantId, 'billing');
  return true;
}

/**
 * Leaves a company what it may use, where what it has bought is in a state that is not known here. What was set by the installation while
 * it took no payments, or was never set, gives way to what was paid for last. True where that is something new.
 */
export async function keepEntitlement(tx: EntityManager, tenantId: string, quantity: number | null): Promise<boolean> {
  const known = await tx.findOne(Entitlement, { tenantId });
  if (known && !known.isFixed) return false;
  const paidFor: Grant = { status: 'ACTIVE', agentQuota: quantity ?? 0, answerLimit: null, isFixed: false };
  return setEntitlement(tx, tenantId, quantity === null ? evaluation : paidFor);
}

function isSame(known: Entitlement, grant: Grant): boolean {
  return (
    known.status === grant.status &&
    known.agentQuota === grant.agentQuota &&
    (known.answerLimit ?? null) === grant.answerLimit &&
    known.isFixed === grant.isFixed
  );
}
