import { letterTask, type Task } from '@konstruct/kit/jobs';
import { z } from 'zod';
import type { Dependencies } from '../dependencies.ts';
import { Entitlement } from './entitlement.entity.ts';
import { grantAtFirst } from './follow-subscription.ts';
import { setEntitlement } from './set-entitlement.ts';

const foundTenantLetter = z.object({ tenantId: z.uuid(), version: z.int() });

/** Gives a new company the evaluation. A company that has an entitlement keeps it, whatever is said again. */
export function foundTenant(deps: Dependencies): Task {
  return letterTask(deps.database, foundTenantLetter, async (tx, _letter, { tenantId }) => {
    if (await tx.count(Entitlement, { tenantId })) return;
    await setEntitlement(tx, tenantId, grantAtFirst(deps));
  });
}
