import type { Database } from '@konstruct/kit/database';
import { handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { keyUpdated } from '@konstruct/schema/messages';
import { wakeWaiting } from '../waiting/waiting.ts';
import { KnownKey } from './known-key.entity.ts';

/** Learns of a key; what waited for a key is tried again when it can be used. */
export const knowKey = (database: Database) =>
  handleMessage(database, keyUpdated, 'agents', async (tx, { keyId: id, ...told }, { tenantId }) => {
    await tx.upsert(
      KnownKey,
      { tenantId, id, ...told },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: told.version } } },
    );
    if (!told.isRemoved && told.status !== 'INVALID') await wakeWaiting(tx, tenantId, { causes: ['KEY'] });
    await notifyClients(tx, tenantId, 'agents');
  });
