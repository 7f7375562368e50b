import { newId, sql, uuids } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { answerWritten } from '@konstruct/schema/messages';
import { inFreshTransaction, type TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { Message, unanswered } from '../conversation/message.entity.ts';
import { countAnswer } from '../entitlement/answer-slot.ts';
import { wakeOthersWithoutBudget } from '../waiting/budget-waiters.ts';
import type { Paid } from './believable-usage.ts';
import { interrupted, lockConversation, moveRun, released, removeRun, settleRun } from './run-states.ts';
import type { Run } from './run.entity.ts';
import { type Attempt, OvertakenError } from './attempt.ts';

// Counted before the call: a process that crashes during the call has used a try too.
const enter = ({ runId, asked }: Attempt, at: Date) => sql`
with asked as (
  select id from agents.messages where id = any(${uuids(asked)}::uuid[]) and answer_state in ('PENDING', 'WAITING')
), moved as (
  update agents.runs set state = 'CALLING', called_at = ${at}::timestamptz
  where id = ${runId} and state = 'RESERVING' and exists (select from asked) returning id
), tried as (
  update agents.messages set try_count = try_count + 1
  where id in (select id from asked) and answer_state in ('PENDING', 'WAITING') and exists (select from moved)
)
select (select count(*) from asked)::int as asked_count, exists (select from moved) as has_entered`;

const giveTryBack = (asked: readonly string[]) => sql`
update agents.messages set try_count = greatest(try_count - 1, 0)
where id = any(${uuids(asked)}::uuid[]) and answer_state in ('PENDING', 'WAITING')`;

interface Entered {
  /** How many of the messages still need an answer. */
  readonly asked_count: number;
  readonly has_entered: boolean;
}

/**
 * Passes the fence before the call, and counts the try: from here on the attempt costs money. The run's row alone
 * decides, because everything that ends this attempt locks that row too. False: a member has dismissed all messages of
 * the attempt, and the attempt has ended. Throws `OvertakenError` if another attempt took over.
 */
export async function enterCall(ctx: TenantContext, attempt: Attempt): Promise<boolean> {
  const statement = enter(attempt, ctx.clock.now());
  const [row] = await inFreshTransaction(ctx, ({ em }) => em.execute<Entered[]>(statement));
  if (row?.has_entered) return true;
  if (row?.asked_count !== 0) throw new OvertakenError();
  await leaveBeforeCall(ctx, attempt, true, (tx, conversation) => askForLeftOut(tx, conversation, attempt));
  return false;
}

/** Schedules an answer to the messages that the attempt left out. */
async function askForLeftOut(tx: TenantContext, conversation: Conversation, { isNarrowed }: Attempt): Promise<void> {
  if (isNarrowed) await askForAnswer(tx, conversation);
}

/** Records that the budget covers the attempt: other messages that wait for it are retried too. */
export async function noteBudget(ctx: TenantContext, attempt: Attempt): Promise<void> {
  if (attempt.isRetry) await inFreshTransaction(ctx, (tx) => wakeOthersWithoutBudget(tx, attempt));
}

/** What happens to the conversation after an attempt ended without an answer. */
type Then = (tx: TenantContext, conversation: Conversation) => Promise<void>;

async function locked(tx: TenantContext, { conversationId }: Attempt): Promise<Conversation> {
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) throw new OvertakenError();
  return conversation;
}

/** Ends an attempt before its call, without a trace. `wasHeld`: the budget may hold a reservation for it. */
export async function leaveBeforeCall(
  ctx: TenantContext,
  attempt: Attempt,
  wasHeld: boolean,
  then: Then,
): Promise<void> {
  await inFreshTransaction(ctx, async (tx) => {
    const conversation = await locked(tx, attempt);
    const at = tx.clock.now();
    const run = await removeRun(tx, attempt.runId);
    if (wasHeld) await settleRun(tx, run, released, at);
    await then(tx, conversation);
  });
}

/** What we owe the provider for a call that brought no answer: nothing, the bound, or the reported usage. */
export type Owed = 'nothing' | 'bound' | Paid;

/** Ends an attempt after its call brought no answer. */
export async function leaveAfterCall(ctx: TenantContext, attempt: Attempt, owed: Owed, then: Then): Promise<void> {
  await inFreshTransaction(ctx, async (tx) => {
    const conversation = await locked(tx, attempt);
    const at = tx.clock.now();
    const run = await moveRun(tx, attempt.runId, {
      from: 'CALLING',
      to: owed === 'bound' ? 'INTERRUPTED' : 'FAILED',
      at,
    });
    await settleRun(tx, run, settlementOf(run, owed, at), at);
    if (owed === 'nothing') await tx.em.execute(giveTryBack(attempt.asked));
    await then(tx, conversation);
    await notifyClients(tx.em, tx.tenantId, 'usage');
  });
}

function settlementOf(run: Run, owed: Owed, at: Date) {
  if (owed === 'nothing') return released;
  if (owed === 'bound') return interrupted(run, at);
  return { ...owed, outcome: 'completed' as const, messageId: null, latencyMs: latency(run, at) };
}

const latency = (run: Run, at: Date) => at.getTime() - (run.calledAt ?? at).getTime();

/**
 * Stores the answer, publishes it and counts it, all in one transaction, past the fence: never twice. If a member has
 * dismissed all its messages, it is paid for but not sent. Returns whether it was sent.
 */
export async function deliverAnswer(
  ctx: TenantContext,
  attempt: Attempt,
  { text, isCut }: { text: string; isCut: boolean },
  paid: Paid,
): Promise<boolean> {
  const { runId, asked } = attempt;
  return inFreshTransaction(ctx, async (tx) => {
    const conversation = await locked(tx, attempt);
    const at = tx.clock.now();
    const run = await moveRun(tx, runId, { from: 'CALLING', to: 'COMPLETED', at });
    conversation.failureCount = 0;
    conversation.retryAt = null;
    // Messages that were separated because one of them may be the cause stay separated.
    conversation.remedy = attempt.isNarrowed && attempt.remedy !== null ? 'ONE' : null;
    const answered = { id: { $in: [...asked] }, answerState: { $in: unanswered } };
    const isWanted = await tx.em.nativeUpdate(Message, answered, {
      answerState: 'ANSWERED',
      waitingCause: null,
      waitingReason: null,
      runId,
    });
    const messageId = isWanted > 0 ? newId() : null;
    if (messageId) await send(tx, conversation, attempt, { messageId, text, isCut, at });
    await askForLeftOut(tx, conversation, attempt);
    await settleRun(tx, run, { ...paid, outcome: 'completed', messageId, latencyMs: latency(run, at) }, at);
    await notifyClients(tx.em, tx.tenantId, 'conversations', 'usage');
    // Last, because this locks the company's row until the commit if there is a limit.
    if (messageId) await countAnswer(tx);
    return messageId !== null;
  });
}

interface Written {
  readonly messageId: string;
  readonly text: string;
  readonly isCut: boolean;
  readonly at: Date;
}

async function send(tx: TenantContext, conversation: Conversation, attempt: Attempt, written: Written): Promise<void> {
  const { tenantId, em } = tx;
  const { conversationId, runId, agent } = attempt;
  const { messageId: id, text, isCut, at } = written;
  // After the messages that it answers, whatever the vendor's clock says.
  const sentAt = at > conversation.lastMessageAt ? at : conversation.lastMessageAt;
  const position = conversation.admit(text, sentAt);
  const whose = { tenantId, id, conversationId, position, author: 'AGENT' as const };
  em.create(Message, { ...whose, text, sentAt, runId, agentVersion: agent.version, isCut });
  await em.flush();
  const { channelId, threadKey } = conversation;
  if (conversation.kind === 'CHANNEL' && channelId && threadKey) {
    await publish(em, answerWritten, tenantId, { messageId: id, channelId, threadKey, text, agentName: agent.name });
  }
}
