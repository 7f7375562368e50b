import type { Database } from '@konstruct/kit/database';
import { enqueue, type Task } from '@konstruct/kit/jobs';
import { z } from 'zod';
import type { Clock } from '../context.ts';
import { askForAnswer } from './ask-for-answer.ts';
import { Conversation } from './conversation.entity.ts';

const causes = z.enum(['BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT']);
const payloadShape = z.object({
  tenantId: z.uuid(),
  /** Absent: whatever has come due by itself. */
  causes: z.array(causes).optional(),
  agentId: z.uuid().optional(),
  /** Where the batch before ended. */
  afterId: z.uuid().optional(),
});

const batchSize = 200;

/** Has waiting messages tried again: those whose cause was mended, or those that have come due. Batch by batch. */
export function retryWaiting(database: Database, clock: Clock): Task {
  return async (payload) => {
    const asked = payloadShape.parse(payload);
    await database.forTenant(asked.tenantId).transactional(async (tx) => {
      const rows = asked.causes
        ? await tx.execute<{ id: string }[]>(
            `select c.id from agents.conversations c
             where c.id > ?::uuid and (?::uuid is null or c.agent_id = ?::uuid)
               and exists (select from agents.messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
                 and m.answer_state = 'WAITING' and m.waiting_cause = any (?::text[]))
             order by c.id limit ?`,
            [
              asked.afterId ?? '00000000-0000-0000-0000-000000000000',
              asked.agentId ?? null,
              asked.agentId ?? null,
              `{${asked.causes.join(',')}}`,
              batchSize,
            ],
          )
        : await tx.find(
            Conversation,
            { retryAt: { $lte: clock.now() }, ...(asked.afterId && { id: { $gt: asked.afterId } }) },
            { fields: ['id'], orderBy: { id: 'asc' }, limit: batchSize },
          );
      for (const { id } of rows) await askForAnswer(tx, { tenantId: asked.tenantId, id });
      const last = rows.at(-1);
      if (last && rows.length === batchSize) await enqueue(tx, 'agents.retry_waiting', { ...asked, afterId: last.id });
    });
  };
}
