import type { Database } from '@konstruct/kit/database';
import { handleMessage } from '@konstruct/kit/jobs';
import { channelUpdated } from '@konstruct/schema/messages';
import { KnownChannel } from './known-channel.entity.ts';

/** Learns of a channel. */
export const knowChannel = (database: Database) =>
  handleMessage(database, channelUpdated, 'agents', async (tx, { channelId: id, ...told }, { tenantId }) => {
    await tx.upsert(
      KnownChannel,
      { tenantId, id, ...told },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: told.version } } },
    );
  });
