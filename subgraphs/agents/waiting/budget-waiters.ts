import { enqueue } from '@konstruct/kit/jobs';
import type { TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { retryWaitingJob } from '../job-definitions.ts';
import { retryDueAt } from './waiting.ts';

/** The conversation of an employee that is tried first: the one that was tried most often, and so is tried most rarely. */
export interface BudgetProbe {
  readonly id: string;
  readonly failure_count: number;
}

const waitsForBudget = `
c.id in (select m.conversation_id from agents.messages m where m.answer_state = 'WAITING' and m.waiting_cause = 'BUDGET')`;

const findProbes = `
with waiting as (
  select c.id, c.agent_id, c.failure_count, max(c.retry_at) over (partition by c.agent_id) as last_retry_at
  from agents.conversations c where ${waitsForBudget} and (?::uuid is null or c.agent_id = ?::uuid)
)
select distinct on (agent_id) id, failure_count from waiting
where ?::timestamptz is null or last_retry_at <= ?::timestamptz order by agent_id, failure_count desc, id`;

/**
 * Finds one conversation for each employee whose messages wait for a budget: whether the budget covers an answer again one try tells
 * as well as all. With `dueBy`: only of employees none of whose conversations is to be tried later than that anyway.
 */
export async function findBudgetProbes({ em }: TenantContext, agentId: string | null, dueBy: Date | null): Promise<BudgetProbe[]> {
  const due = dueBy?.toISOString() ?? null;
  return em.execute<BudgetProbe[]>(findProbes, [agentId, agentId, due, due]);
}

const findReserving = `
select distinct conversation_id as id from agents.runs where state = 'RESERVING' and (?::uuid is null or agent_id = ?::uuid)`;

/**
 * Has conversations asked for again whose attempt is asking for budget now: it may have been told of the limit before this one, and
 * is not written down yet to wait. Call it before `findBudgetProbes`: each is then seen as the one or the other.
 */
export async function askReservingAgain(tx: TenantContext, agentId: string | null): Promise<void> {
  const rows = await tx.em.execute<{ id: string }[]>(findReserving, [agentId, agentId]);
  for (const { id } of rows) await askForAnswer(tx, { id });
}

/** Has that conversation tried. Whatever becomes of it, the employee's are looked at again at `nextAt`, and not before. */
export async function tryBudget(tx: TenantContext, { id }: BudgetProbe, nextAt: Date): Promise<void> {
  await tx.em.execute('update agents.conversations set retry_at = ?::timestamptz where id = ?', [nextAt.toISOString(), id]);
  await askForAnswer(tx, { id });
  await retryDueAt(tx, nextAt);
}

const batchSize = 200;

// What is asked for is due no more. A conversation that is locked is being tried already.
const take = `
update agents.conversations set retry_at = null where id in (
  select c.id from agents.conversations c where c.retry_at is not null and ${waitsForBudget} and (?::uuid is null or c.agent_id = ?::uuid)
  order by c.id limit ${batchSize} for update skip locked)
returning id`;

/** Has conversations that wait for a budget tried, a batch of them. Returns whether there may be more. */
export async function retryWithoutBudget(tx: TenantContext, agentId: string | null): Promise<boolean> {
  const rows = await tx.em.execute<{ id: string }[]>(take, [agentId, agentId]);
  for (const { id } of rows) await askForAnswer(tx, { id });
  return rows.length === batchSize;
}

// The conversation is being tried: nothing is due in it until that has ended.
const passed = `
with this as (
  update agents.conversations c set retry_at = null where c.id = ? and c.retry_at is not null and ${waitsForBudget} returning c.id
)
select from this where exists (select from agents.conversations c where c.agent_id = ? and c.id <> ? and c.retry_at is not null and ${waitsForBudget})`;

interface Tried {
  readonly conversationId: string;
  readonly agent: { readonly id: string };
}

/** A budget covers an answer. Where the conversation had waited for that, the employee's others are tried too. */
export async function wakeOthersWithoutBudget({ em, tenantId }: TenantContext, { conversationId, agent }: Tried): Promise<void> {
  const rows = await em.execute<object[]>(passed, [conversationId, agent.id, conversationId]);
  if (rows.length === 0) return;
  const payload = { tenantId, causes: ['BUDGET' as const], agentId: agent.id, isBudgetBack: true };
  await enqueue(em, retryWaitingJob, payload, { key: `budget:${agent.id}` });
}
