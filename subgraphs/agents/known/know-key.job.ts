import type { Database } from '@konstruct/kit/database';
import { letterTask } from '@konstruct/kit/jobs';
import { tellLive } from '@konstruct/kit/live';
import { z } from 'zod';
import { wakeWaiting } from '../conversation/waiting.ts';
import { KnownKey } from './known-key.entity.ts';

const letter = z.object({
  keyId: z.uuid(),
  version: z.int(),
  providerId: z.string(),
  baseUrl: z.string().nullable(),
  label: z.string(),
  status: z.enum(['VALID', 'INVALID', 'RESTRICTED']),
  isRemoved: z.boolean(),
});

/** Learns of a key; what waited for a key is tried again when it can be used. */
export const knowKey = (database: Database) =>
  letterTask(database, letter, async (tx, { keyId: id, ...told }, { tenantId }) => {
    await tx.upsert(
      KnownKey,
      { tenantId, id, ...told },
      { onConflictExcludeFields: ['createdAt'], onConflictWhere: { version: { $lt: told.version } } },
    );
    if (!told.isRemoved && told.status !== 'INVALID') await wakeWaiting(tx, tenantId, { causes: ['KEY'] });
    await tellLive(tx, tenantId, 'agents');
  });
