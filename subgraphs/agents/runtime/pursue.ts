import { type EntityManager, keepTrying } from '@konstruct/kit/database';
import type { JobInfo } from '@konstruct/kit/jobs';
import { tracerOf } from '@konstruct/kit/tracing';
import { VaultError } from '@konstruct/kit/vault';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { paidFor } from './believable-usage.ts';
import { callModel, idsOf } from './call-model.ts';
import { deliverAnswer, enterCall, leaveAfterCall, leaveBeforeCall, noteBudget } from './end-attempt.ts';
import { keepWaiting, stumble, tryAgainIn } from './hold-back.ts';
import type { ModelOutcome } from './model.port.ts';
import { budgetUsedUp, emptyAnswer, keyRemoved, keyUnopened, platformTrouble, refusedBy, unavailable } from './obstacle.ts';
import { type Access, openKey } from './open-key.ts';
import type { Attempt, Runtime } from './runtime.ts';
import { countCost } from './watch-calls.ts';

/** The job that an attempt is made in. */
type Job = Pick<JobInfo, 'signal' | 'hasTime' | 'turn'>;

const tracer = tracerOf('agents');

/** What has begun goes before what begins: money is held for it, or spent already. */
const first = { isFirst: true };

/** Reserves, calls, settles. Other services and the model are called between transactions, never inside one. */
export async function pursue(runtime: Runtime, attempt: Attempt, job: Job): Promise<void> {
  if (!(await holdBudget(runtime, attempt, job))) return;
  const access = await getAccess(runtime, attempt, job);
  if (!access) return;
  // A call that would be cut off is not begun: it would be paid for twice. The next attempt, another process's, gives back what is held.
  job.signal.throwIfAborted();
  if (!job.hasTime(runtime.modelTimeoutMs)) throw new Error('This process stops before the model would have to answer.');
  await job.turn(() => enterCall(runtime, attempt), first);
  const outcome = await callModel(runtime, attempt, access, job.signal);
  // Fenced by the run, so it may be repeated: the answer is paid for, and only this process has it.
  await keepTrying(() => job.turn(() => conclude(runtime, attempt, access, outcome), first), job.signal);
}

/** Whether the most that the call can cost is held in the budget; where not, the attempt has ended. */
async function holdBudget(runtime: Runtime, attempt: Attempt, { turn }: Job): Promise<boolean> {
  const { tenantId, runId, agent, bound } = attempt;
  const reservation = { runId, agentId: agent.id, amountUsd: bound.costUsd };
  const reserve = () => runtime.budgets.reserve(tenantId, reservation);
  const outcome = await tracer.span('reserve budget', { kind: 'client', attributes: idsOf(attempt) }, reserve).catch((error: unknown) => {
    runtime.log.warn({ runId, error: String(error) }, 'a budget could not be reserved');
    return 'unknown' as const;
  });
  if (outcome === 'reserved') {
    await turn(() => noteBudget(runtime, attempt), first);
    return true;
  }
  const then = (tx: EntityManager, conversation: Conversation) => {
    if (outcome === 'exceeded') return keepWaiting(tx, conversation, budgetUsedUp(agent.name), runtime);
    if (outcome === 'unknown') return stumble(tx, conversation, platformTrouble, runtime);
    // Only open reservations are in the way: they are settled within moments.
    return tryAgainIn(tx, conversation, 1, runtime);
  };
  await turn(() => leaveBeforeCall(runtime, attempt, outcome === 'unknown', then), first);
  return false;
}

/** The key and the address to call; where the key is not to be had, the attempt has ended. */
async function getAccess(runtime: Runtime, attempt: Attempt, { turn }: Job): Promise<Access | null> {
  const { runId, agent, provider } = attempt;
  const open = () => openKey(runtime, attempt);
  const access = await tracer.span('open key', { kind: 'client', attributes: idsOf(attempt) }, open).catch((error: unknown) => {
    runtime.log.error({ runId, error: String(error) }, 'a key could not be opened');
    return error instanceof VaultError ? ('unopened' as const) : ('unknown' as const);
  });
  if (access !== 'unknown' && access !== 'unopened' && access !== null) return access;
  const then = (tx: EntityManager, conversation: Conversation) => {
    if (access === 'unknown') return stumble(tx, conversation, platformTrouble, runtime);
    const obstacle = access === null ? keyRemoved(agent.name, provider.name) : keyUnopened(agent.name);
    return keepWaiting(tx, conversation, obstacle, runtime);
  };
  await turn(() => leaveBeforeCall(runtime, attempt, true, then), first);
  return null;
}

async function conclude(runtime: Runtime, attempt: Attempt, access: Access, outcome: ModelOutcome): Promise<void> {
  const { provider, agent, modelId, bound } = attempt;
  switch (outcome.kind) {
    case 'answered': {
      const paid = paidFor(outcome.tokens, bound, { provider, modelId, baseUrl: access.baseUrl });
      await deliverAnswer(runtime, attempt, outcome.text, paid);
      countCost(provider.id, paid);
      const { tenantId, conversationId, runId } = attempt;
      const line = { tenantId, conversationId, runId, provider: provider.id, model: modelId };
      return runtime.log.info(line, 'a conversation was answered');
    }
    case 'vain': {
      const paid = outcome.isFree ? null : paidFor(outcome.tokens, bound, { provider, modelId, baseUrl: access.baseUrl });
      await leaveAfterCall(runtime, attempt, paid ?? 'nothing', (tx, conversation) =>
        stumble(tx, conversation, emptyAnswer(provider.name), runtime),
      );
      return paid ? countCost(provider.id, paid) : undefined;
    }
    case 'refused': {
      const obstacle = refusedBy(agent.name, provider.name, modelId, outcome.about === 'KEY' ? 'KEY' : 'PROVIDER', outcome.complaint);
      return leaveAfterCall(runtime, attempt, 'nothing', (tx, conversation) => keepWaiting(tx, conversation, obstacle, runtime));
    }
    case 'unavailable': {
      const obstacle = unavailable(provider.name, outcome.complaint);
      return leaveAfterCall(runtime, attempt, outcome.mayBePaid ? 'bound' : 'nothing', (tx, conversation) =>
        stumble(tx, conversation, obstacle, runtime, outcome.retryAfterMs ?? 0),
      );
    }
  }
}
