import { sql } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { retryWaitingJob } from '../job-definitions.ts';
import { retryDueAt } from './waiting.ts';

/** The conversation of an agent that is tried first: the one whose last try was the longest ago. */
export interface BudgetProbe {
  readonly id: string;
  /** The most failures of a conversation of the agent: they set the pause for all. */
  readonly failure_count: number;
}

const waitsForBudget = sql`
c.id in (select m.conversation_id from agents.messages m where m.answer_state = 'WAITING' and m.waiting_cause = 'BUDGET')`;

/** Null: of every agent. */
const isOf = (agentId: string | null) => sql`(${agentId}::uuid is null or agent_id = ${agentId}::uuid)`;

const findProbes = (agentId: string | null, dueBy: Date | null) => sql`
with waiting as (
  select c.id, c.agent_id, c.retry_at, max(c.failure_count) over (partition by c.agent_id) as failure_count,
    max(c.retry_at) over (partition by c.agent_id) as last_retry_at
  from agents.conversations c where ${waitsForBudget} and ${isOf(agentId)}
)
select distinct on (agent_id) id, failure_count from waiting
where ${dueBy}::timestamptz is null or last_retry_at <= ${dueBy}::timestamptz
order by agent_id, retry_at nulls last, id`;

/**
 * Finds one conversation for each agent with messages that wait for a budget: one try usually shows as well as many
 * whether the budget covers an answer again. They take turns, since their answers do not all cost the same. With
 * `dueBy`: only for agents without a conversation that is due later than that.
 */
export async function findBudgetProbes(
  { em }: TenantContext,
  agentId: string | null,
  dueBy: Date | null,
): Promise<BudgetProbe[]> {
  return em.execute<BudgetProbe[]>(findProbes(agentId, dueBy));
}

const findReserving = (agentId: string | null) => sql`
select distinct conversation_id as id from agents.runs where state = 'RESERVING' and ${isOf(agentId)}`;

/**
 * Schedules another try for conversations with an attempt that is reserving budget now: its response may be about the
 * limit before this one, and its messages are not marked as waiting yet. Call it before `findBudgetProbes`, so that
 * each conversation is seen in one state or the other.
 */
export async function askReservingAgain(tx: TenantContext, agentId: string | null): Promise<void> {
  const rows = await tx.em.execute<{ id: string }[]>(findReserving(agentId));
  for (const { id } of rows) await askForAnswer(tx, { id });
}

/**
 * Schedules a try for this conversation. Whatever its result, the agent's conversations are checked again at `nextAt`,
 * and not before.
 */
export async function tryBudget(
  tx: TenantContext,
  { id, failure_count: failureCount }: BudgetProbe,
  nextAt: Date,
): Promise<void> {
  await tx.em.execute(
    sql`update agents.conversations set retry_at = ${nextAt}::timestamptz, failure_count = ${failureCount} where id = ${id}`,
  );
  await askForAnswer(tx, { id });
  await retryDueAt(tx, nextAt);
}

const batchSize = 200;

// A conversation with a scheduled try is no longer due. One that is locked is already being tried.
const take = (agentId: string | null) => sql`
update agents.conversations set retry_at = null where id in (
  select c.id from agents.conversations c where c.retry_at is not null and ${waitsForBudget} and ${isOf(agentId)}
  order by c.id limit ${batchSize} for update skip locked)
returning id`;

/** Schedules a batch of conversations that wait for a budget. Returns whether there may be more. */
export async function retryWithoutBudget(tx: TenantContext, agentId: string | null): Promise<boolean> {
  const rows = await tx.em.execute<{ id: string }[]>(take(agentId));
  for (const { id } of rows) await askForAnswer(tx, { id });
  return rows.length === batchSize;
}

interface Tried {
  readonly conversationId: string;
  readonly agent: { readonly id: string };
}

// The conversation is being tried: nothing in it is due until that has ended.
const passed = ({ conversationId, agent }: Tried) => sql`
with this as (
  update agents.conversations c set retry_at = null
  where c.id = ${conversationId} and c.retry_at is not null and ${waitsForBudget} returning c.id
)
select from this where exists (
  select from agents.conversations c
  where c.agent_id = ${agent.id} and c.id <> ${conversationId} and c.retry_at is not null and ${waitsForBudget}
)`;

/**
 * A budget covers an answer. If the conversation had waited for that, the agent's other conversations are retried too.
 */
export async function wakeOthersWithoutBudget({ em, tenantId }: TenantContext, tried: Tried): Promise<void> {
  const rows = await em.execute<object[]>(passed(tried));
  if (rows.length === 0) return;
  const { agent } = tried;
  const payload = { tenantId, causes: ['BUDGET' as const], agentId: agent.id, isBudgetBack: true };
  await enqueue(em, retryWaitingJob, payload, { key: `budget:${agent.id}` });
}
