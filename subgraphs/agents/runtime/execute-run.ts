import { keepTrying } from '@konstruct/kit/database';
import type { JobInfo } from '@konstruct/kit/jobs';
import { tracerOf } from '@konstruct/kit/tracing';
import { VaultError } from '@konstruct/kit/vault';
import type { TenantContext } from '../context.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { stopRetrying } from '../unanswered/stop-retrying.ts';
import { paidFor } from './believable-usage.ts';
import { callModel, idsOf } from './call-model.ts';
import { deliverAnswer, enterCall, leaveAfterCall, leaveBeforeCall, noteBudget } from './end-attempt.ts';
import { parkMessages, retryLater, tryAgainIn, retryOrGiveUp, retryOnce } from './retry.ts';
import { classifyOutcome, type CallResult } from './classify-outcome.ts';
import type { ModelOutcome } from '../model/model.port.ts';
import { budgetUsedUp, keyRemoved, keyUnopened, platformError } from './blocker.ts';
import { type Access, openKey } from '../provider/open-key.ts';
import type { Attempt } from './attempt.ts';
import { countCost, outcomeOf } from './watch-calls.ts';

/** The job that runs an attempt. */
type Job = Pick<JobInfo, 'signal' | 'hasTime' | 'turn'>;

const tracer = tracerOf('agents');

/** Attempts under way take precedence over new ones: their money is reserved, or already spent. */
const first = { isFirst: true };

/** Reserves, calls, settles. Calls to other services and to the model happen between transactions, never inside one. */
export async function executeRun(ctx: TenantContext, attempt: Attempt, job: Job): Promise<void> {
  if (!(await holdBudget(ctx, attempt, job))) return;
  const access = await getAccess(ctx, attempt, job);
  if (!access) return;
  // A call that would be cut off does not start: it would be paid for twice. The next attempt, in another process,
  // releases the reservation.
  job.signal.throwIfAborted();
  if (!job.hasTime(ctx.deps.modelTimeoutMs))
    throw new Error('This process stops before the model would have to answer.');
  if (!(await job.turn(() => enterCall(ctx, attempt), first))) return;
  const outcome = await callModel(ctx, attempt, access, job.signal);
  // Safe to repeat, because the run is the fence: the answer is paid for, and only this process has it.
  await keepTrying(() => job.turn(() => conclude(ctx, attempt, access, outcome), first), job.signal);
}

/** Whether the budget holds a reservation for the highest price of the call; if not, the attempt has ended. */
async function holdBudget(ctx: TenantContext, attempt: Attempt, { turn }: Job): Promise<boolean> {
  const { runId, agent, bound } = attempt;
  const reservation = { runId, agentId: agent.id, amountUsd: bound.costUsd };
  const reserve = () => ctx.deps.budgets.reserve(ctx.tenantId, reservation);
  const outcome = await tracer
    .span('reserve budget', { kind: 'client', attributes: idsOf(attempt) }, reserve)
    .catch((error: unknown) => {
      ctx.deps.log.warn({ runId, error: String(error) }, 'a budget could not be reserved');
      return 'unknown' as const;
    });
  if (outcome === 'reserved') {
    await turn(() => noteBudget(ctx, attempt), first);
    return true;
  }
  const then = (tx: TenantContext, conversation: Conversation) => {
    if (outcome === 'exceeded') return parkMessages(tx, conversation, budgetUsedUp(agent.name));
    if (outcome === 'unknown') return retryLater(tx, conversation, platformError);
    // Only open reservations block it: they are settled within moments.
    return tryAgainIn(tx, conversation, 1);
  };
  await turn(() => leaveBeforeCall(ctx, attempt, outcome === 'unknown', then), first);
  return false;
}

/** The key, and the address to call; if there is no key, the attempt has ended. */
async function getAccess(ctx: TenantContext, attempt: Attempt, { turn }: Job): Promise<Access | null> {
  const { runId, agent, provider } = attempt;
  const open = () => openKey(ctx.deps, attempt);
  const access = await tracer
    .span('open key', { kind: 'client', attributes: idsOf(attempt) }, open)
    .catch((error: unknown) => {
      ctx.deps.log.error({ runId, error: String(error) }, 'a key could not be opened');
      return error instanceof VaultError ? ('unopened' as const) : ('unknown' as const);
    });
  if (access !== 'unknown' && access !== 'unopened' && access !== null) return access;
  const then = (tx: TenantContext, conversation: Conversation) => {
    if (access === 'unknown') return retryLater(tx, conversation, platformError);
    const blocker = access === null ? keyRemoved(agent.name, provider.name) : keyUnopened(agent.name);
    return parkMessages(tx, conversation, blocker);
  };
  await turn(() => leaveBeforeCall(ctx, attempt, true, then), first);
  return null;
}

/** Stores the result of the call, and what happens to its messages. */
async function conclude(ctx: TenantContext, attempt: Attempt, access: Access, outcome: ModelOutcome): Promise<void> {
  const { tenantId, conversationId, runId, provider, modelId, bound } = attempt;
  const result = classifyOutcome(outcome, attempt);
  const paid = paidFor('tokens' in outcome ? outcome.tokens : null, bound, {
    provider,
    modelId,
    baseUrl: access.baseUrl,
  });
  let isAnswered = false;
  if (result.then === 'deliver') {
    isAnswered = await deliverAnswer(ctx, attempt, result, paid);
  } else {
    const owed = result.owed === 'reported' ? paid : result.owed;
    await leaveAfterCall(ctx, attempt, owed, (tx, conversation) => follow(tx, conversation, attempt, result));
  }
  if (result.owed === 'reported') countCost(provider.id, paid);
  const line = { tenantId, conversationId, runId, provider: provider.id, model: modelId, outcome: outcomeOf(outcome) };
  ctx.deps.log.info(line, isAnswered ? 'a conversation was answered' : 'a model call produced no answer');
}

/** Applies a result that delivers no answer to the conversation. */
async function follow(
  tx: TenantContext,
  conversation: Conversation,
  attempt: Attempt,
  result: Exclude<CallResult, { then: 'deliver' }>,
): Promise<void> {
  switch (result.then) {
    case 'wait':
      return parkMessages(tx, conversation, result.blocker);
    case 'try_later':
      return retryOrGiveUp(tx, conversation, attempt, result);
    case 'stop_retrying':
      return stopRetrying(tx, conversation, result.finalReason, { asked: attempt.asked });
    case 'try_once_more':
      return retryOnce(tx, conversation, attempt.asked, result);
  }
}
