import type { Database } from '@konstruct/kit/database';
import { letterTask } from '@konstruct/kit/jobs';
import { z } from 'zod';
import { KnownChannel } from './known-channel.entity.ts';

const letter = z.object({
  channelId: z.uuid(),
  version: z.int(),
  kind: z.enum(['SLACK', 'WHATSAPP']),
  name: z.string(),
  status: z.string(),
});

/** Learns of a channel. */
export const knowChannel = (database: Database) =>
  letterTask(database, letter, async (tx, { channelId: id, ...told }, { tenantId }) => {
    await tx.upsert(
      KnownChannel,
      { tenantId, id, ...told },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: told.version } } },
    );
  });
