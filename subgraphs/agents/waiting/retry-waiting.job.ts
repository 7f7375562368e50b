import type { Database, EntityManager } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { z } from 'zod';
import type { Clock } from '@konstruct/kit/process';
import { retryWaitingJob } from '../job-definitions.ts';
import { waitingRetryAt } from './patience.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { findBudgetProbes, retryWithoutBudget, tryBudget } from './budget-waiters.ts';

/** When things are tried again. */
export interface RetryPace {
  readonly clock: Clock;
  readonly retryUnitMs: number;
}

type Asked = z.output<typeof retryWaitingJob.schema>;

const batchSize = 200;
const lowest = '00000000-0000-0000-0000-000000000000';

/** Has waiting messages tried again: those whose cause is gone, or those that have come due. Batch by batch. */
export function retryWaiting(database: Database, pace: RetryPace): Handler {
  return handleJob(retryWaitingJob, async (asked) => {
    await database.forTenant(asked.tenantId).transactional(async (tx) => {
      const isFirst = asked.afterId === undefined;
      if (isFirst && (!asked.causes || asked.causes.includes('BUDGET'))) await retryBudget(tx, asked, pace);
      const rows = asked.causes ? await findByCause(tx, asked, asked.causes) : await findDue(tx, asked, pace.clock.now());
      for (const { id } of rows) await askForAnswer(tx, { tenantId: asked.tenantId, id });
      const last = rows.at(-1);
      if (last && rows.length === batchSize) await enqueue(tx, retryWaitingJob, { ...asked, afterId: last.id });
    });
  });
}

/** What waits for a budget: one conversation of each employee first. */
async function retryBudget(tx: EntityManager, asked: Asked, { clock, retryUnitMs }: RetryPace): Promise<void> {
  const { tenantId, causes, isBudgetBack = false } = asked;
  const agentId = asked.agentId ?? null;
  if (isBudgetBack) {
    const mayHaveMore = await retryWithoutBudget(tx, tenantId, agentId);
    if (mayHaveMore) await enqueue(tx, retryWaitingJob, { ...asked, causes: ['BUDGET'] }, { key: `budget:${agentId ?? ''}` });
    return;
  }
  const now = clock.now();
  for (const probe of await findBudgetProbes(tx, agentId, causes ? null : now)) {
    const nextAt = waitingRetryAt('BUDGET', probe.failure_count, now, retryUnitMs);
    if (nextAt) await tryBudget(tx, tenantId, probe, nextAt);
  }
}

async function findByCause(tx: EntityManager, { agentId, afterId = lowest }: Asked, causes: readonly string[]) {
  const others = causes.filter((cause) => cause !== 'BUDGET');
  if (others.length === 0) return [];
  return tx.execute<{ id: string }[]>(
    `select c.id from agents.conversations c
     where c.id > ?::uuid and (?::uuid is null or c.agent_id = ?::uuid)
       and exists (select from agents.messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
         and m.answer_state = 'WAITING' and m.waiting_cause = any (?::text[]))
     order by c.id limit ?`,
    [afterId, agentId ?? null, agentId ?? null, `{${others.join(',')}}`, batchSize],
  );
}

/** What has come due, but what waits for a budget. */
async function findDue(tx: EntityManager, { afterId = lowest }: Asked, now: Date) {
  return tx.execute<{ id: string }[]>(
    `select c.id from agents.conversations c
     where c.retry_at <= ?::timestamptz and c.id > ?::uuid
       and not exists (select from agents.messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
         and m.answer_state = 'WAITING' and m.waiting_cause = 'BUDGET')
     order by c.id limit ?`,
    [now.toISOString(), afterId, batchSize],
  );
}
