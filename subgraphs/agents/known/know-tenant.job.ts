import type { Database } from '@konstruct/kit/database';
import { handleMessage } from '@konstruct/kit/jobs';
import { tenantUpdated } from '@konstruct/schema/messages';
import { KnownTenant } from './known-tenant.entity.ts';

/** Learns the company's name, which its employees introduce themselves with. */
export const knowTenant = (database: Database) =>
  handleMessage(database, tenantUpdated, 'agents', async (tx, { name, timeZone, version }, { tenantId }) => {
    await tx.upsert(
      KnownTenant,
      { tenantId, name, timeZone, version },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: version } } },
    );
  });
