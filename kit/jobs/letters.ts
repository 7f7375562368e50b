import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { Task } from './task.ts';

const envelope = z.object({ tenantId: z.uuid(), letterId: z.uuid() });

/**
 * A task that opens a letter and acts on it in one transaction: either both happened or neither, so the letter takes effect
 * exactly once. Throws, to be tried again, when the body is not of the shape that `schema` says.
 */
export function letterTask<TSchema extends z.ZodType>(
  database: Database,
  schema: TSchema,
  handle: (tx: EntityManager, body: z.infer<TSchema>, letter: { tenantId: string }) => Promise<void>,
): Task {
  return async (payload) => {
    const { tenantId, letterId } = envelope.parse(payload);
    await database.forTenant(tenantId).transactional(async (tx) => {
      const [letter] = await tx.execute<{ body: unknown }[]>('delete from jobs.letters where tenant_id = ? and id = ? returning body', [
        tenantId,
        letterId,
      ]);
      if (letter) await handle(tx, schema.parse(letter.body), { tenantId });
    });
  };
}
