import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { entitlementChanged } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { createTenantContext, type Dependencies, type TenantContext } from '../context.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { enforceQuota, lockActiveAgents } from './active-agents.ts';

/**
 * Applies billing's quota: agents above it pause, the oldest stay active, and all resume automatically when the quota
 * rises again.
 */
async function applyEntitlement(tx: TenantContext, changed: z.output<typeof entitlementChanged.schema>): Promise<void> {
  const { tenantId, em } = tx;
  await lockActiveAgents(tx);
  const known = await em.findOne(Entitlement, { tenantId });
  if (known && known.version >= changed.version) return;
  if (known) Object.assign(known, changed);
  else em.create(Entitlement, { tenantId, ...changed, usedCount: 0 });
  await em.flush();
  await enforceQuota(tx, changed.agentQuota);
  if (changed.mayAnswer) await wakeWaiting(tx, { causes: ['PLAN'] });
}

/** The company's entitlement changed. */
export function handleEntitlementChanged(deps: Dependencies): Handler {
  return handleMessage(deps.database, entitlementChanged, 'agents', (em, changed, { tenantId }) =>
    applyEntitlement(createTenantContext(deps, tenantId, em), changed),
  );
}
