import type { Database } from '@konstruct/kit/database';
import { letterTask, type Task } from '@konstruct/kit/jobs';
import { z } from 'zod';
import { announceEntitlement } from './announce-entitlement.ts';
import { Entitlement } from './entitlement.entity.ts';
import { evaluation } from './evaluation.ts';

const foundTenantLetter = z.object({ tenantId: z.uuid(), version: z.int() });

/** Gives a new company the evaluation. A company that has an entitlement keeps it, whatever is said again. */
export function foundTenant(database: Database): Task {
  return letterTask(database, foundTenantLetter, async (tx, _letter, { tenantId }) => {
    if (await tx.count(Entitlement, { tenantId })) return;
    const entitlement = tx.create(Entitlement, { tenantId, version: 1, ...evaluation });
    await tx.flush();
    await announceEntitlement(tx, entitlement);
  });
}
