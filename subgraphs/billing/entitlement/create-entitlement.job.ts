import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { tenantCreated } from '@konstruct/schema/messages';
import type { Dependencies, TenantContext } from '../context.ts';
import { evaluation, fixedGrant } from './entitle.ts';
import { Entitlement } from './entitlement.entity.ts';
import { setEntitlement } from './set-entitlement.ts';

/**
 * Gives a new company the evaluation entitlement. A company that already has an entitlement keeps it, even if the event
 * is published again.
 */
async function createEntitlement(ctx: TenantContext): Promise<void> {
  const { tenantId, em, deps } = ctx;
  if (await em.count(Entitlement, { tenantId })) return;
  await setEntitlement(ctx, deps.payments ? evaluation : fixedGrant(deps.fixedAgentQuota));
}

/** A company was created. */
export function handleTenantCreated(deps: Dependencies): Handler {
  const { database, clock } = deps;
  return handleMessage(database, tenantCreated, 'billing', (em, _body, { tenantId }) =>
    createEntitlement({ tenantId, em, clock, deps }),
  );
}
