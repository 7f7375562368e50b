import { sql } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { z } from 'zod';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { retryWaitingJob } from '../job-definitions.ts';
import { askReservingAgain, findBudgetProbes, retryWithoutBudget, tryBudget } from './budget-waiters.ts';
import { waitingRetryAt } from './backoff.ts';
import { retryDueAt } from './waiting.ts';

type Asked = z.output<typeof retryWaitingJob.schema>;

const batchSize = 200;
const lowest = '00000000-0000-0000-0000-000000000000';

/** Retries waiting messages, batch by batch: those with a resolved cause, or those that are due. */
export function handleRetryWaiting(deps: Dependencies): Handler {
  return handleJob(retryWaitingJob, async (asked) => {
    await inTransaction(createTenantContext(deps, asked.tenantId), async (tx) => {
      const isFirst = asked.afterId === undefined;
      if (isFirst && (!asked.causes || asked.causes.includes('BUDGET'))) await retryBudget(tx, asked);
      const rows = asked.causes ? await findByCause(tx, asked, asked.causes) : await findDue(tx, asked);
      for (const { id } of rows) await askForAnswer(tx, { id });
      if (isFirst && !asked.causes) await scheduleNext(tx);
      const last = rows.at(-1);
      if (last && rows.length === batchSize) await enqueue(tx.em, retryWaitingJob, { ...asked, afterId: last.id });
    });
  });
}

/**
 * Schedules a retry for what is due next. Its own job may have run already: by another worker's clock, or without
 * success until its last try.
 */
async function scheduleNext(tx: TenantContext): Promise<void> {
  const now = tx.clock.now().toISOString();
  const [{ next_at: nextAt } = { next_at: null }] = await tx.em.execute<{ next_at: string | null }[]>(
    sql`select min(retry_at) as next_at from agents.conversations where retry_at > ${now}::timestamptz`,
  );
  if (nextAt) await retryDueAt(tx, new Date(nextAt));
}

/** Messages that wait for a budget: one conversation of each agent first. */
async function retryBudget(tx: TenantContext, asked: Asked): Promise<void> {
  const { causes, isBudgetBack = false } = asked;
  const agentId = asked.agentId ?? null;
  if (isBudgetBack) {
    const mayHaveMore = await retryWithoutBudget(tx, agentId);
    if (mayHaveMore)
      await enqueue(tx.em, retryWaitingJob, { ...asked, causes: ['BUDGET'] }, { key: `budget:${agentId ?? ''}` });
    return;
  }
  if (causes) await askReservingAgain(tx, agentId);
  const [now, unitMs] = [tx.clock.now(), tx.deps.retryUnitMs];
  for (const probe of await findBudgetProbes(tx, agentId, causes ? null : now)) {
    const nextAt = waitingRetryAt('BUDGET', { failureCount: probe.failure_count, now, unitMs });
    if (nextAt) await tryBudget(tx, probe, nextAt);
  }
}

async function findByCause({ em }: TenantContext, asked: Asked, causes: readonly string[]) {
  const [agentId, afterId] = [asked.agentId ?? null, asked.afterId ?? lowest];
  const others = causes.filter((cause) => cause !== 'BUDGET');
  if (others.length === 0) return [];
  return em.execute<{ id: string }[]>(sql`
select c.id from agents.conversations c
where c.id > ${afterId}::uuid and (${agentId}::uuid is null or c.agent_id = ${agentId}::uuid)
  and exists (select from agents.messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
    and m.answer_state = 'WAITING' and m.waiting_cause in (${others}))
order by c.id limit ${batchSize}`);
}

/** Everything that is due, except what waits for a budget. */
async function findDue({ em, clock }: TenantContext, { afterId = lowest }: Asked) {
  return em.execute<{ id: string }[]>(sql`
select c.id from agents.conversations c
where c.retry_at <= ${clock.now()}::timestamptz and c.id > ${afterId}::uuid
  and not exists (select from agents.messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
    and m.answer_state = 'WAITING' and m.waiting_cause = 'BUDGET')
order by c.id limit ${batchSize}`);
}
