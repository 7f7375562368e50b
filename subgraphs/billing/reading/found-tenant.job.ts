import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { tenantCreated } from '@konstruct/schema/messages';
import type { Dependencies } from '../dependencies.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { grantAtFirst } from './follow-subscription.ts';
import { setEntitlement } from '../entitlement/set-entitlement.ts';

/** Gives a new company the evaluation. A company that has an entitlement keeps it, whatever is said again. */
export function foundTenant(deps: Dependencies): Handler {
  return handleMessage(deps.database, tenantCreated, 'billing', async (tx, _body, { tenantId }) => {
    if (await tx.count(Entitlement, { tenantId })) return;
    await setEntitlement(tx, tenantId, grantAtFirst(deps));
  });
}
