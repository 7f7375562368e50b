import type { Database } from '@konstruct/kit/database';
import { letterTask } from '@konstruct/kit/jobs';
import { z } from 'zod';
import { KnownTenant } from './known-tenant.entity.ts';

const letter = z.object({ tenantId: z.uuid(), name: z.string(), timeZone: z.string(), version: z.int() });

/** Learns the company's name, which its employees introduce themselves with. */
export const knowTenant = (database: Database) =>
  letterTask(database, letter, async (tx, { name, timeZone, version }, { tenantId }) => {
    await tx.upsert(
      KnownTenant,
      { tenantId, name, timeZone, version },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: version } } },
    );
  });
