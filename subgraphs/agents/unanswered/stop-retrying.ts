import { sql, uuids } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { Agent } from '../agent/agent.entity.ts';
import type { TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import type { FinalCause } from '../conversation/message.entity.ts';
import { sendNotice } from '../conversation/send-notice.ts';
import { unansweredNotice } from './notice.ts';

/** Why messages move to the dead-letter queue: a cause, and a sentence that says what to do. */
export interface FinalReason {
  readonly cause: FinalCause | 'PROVIDER';
  readonly reason: string;
}

export const cutOffAgain: FinalReason = {
  cause: 'NO_ANSWER',
  reason: 'Answering was interrupted twice on our side, so we won’t retry. Reply yourself, try again, or dismiss it.',
};

export const tooLate: FinalReason = {
  cause: 'TOO_LATE',
  reason:
    'The channel no longer accepts an answer: too much time has passed since the contact wrote. Reach them another way, or dismiss it.',
};

/** The most model calls for one message that may cost money. */
export const mostTries = 2;

/** Selects unanswered messages of a conversation. */
interface Which {
  /** Their ids; absent: all. */
  readonly asked?: readonly string[];
  /** The smallest number of tries. */
  readonly triedAtLeast?: number;
}

const mark = (conversationId: string, { cause, reason }: FinalReason, { asked, triedAtLeast = 0 }: Which) => {
  const ids = asked ? uuids(asked) : null;
  return sql`
update agents.messages set answer_state = 'SET_ASIDE', waiting_cause = ${cause}, waiting_reason = ${reason}
where conversation_id = ${conversationId} and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')
  and (${ids}::uuid[] is null or id = any(${ids}::uuid[])) and try_count >= ${triedAtLeast} returning position`;
};

const readOthers = (conversationId: string) => sql`
select exists (
  select from agents.messages
  where conversation_id = ${conversationId} and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')
) as are_there`;

const readNotice = (conversationId: string, position: number, notice: string) => sql`
select exists (
  select from agents.messages
  where conversation_id = ${conversationId} and author = 'AGENT' and is_notice
    and position > ${position} and text = ${notice}
) as is_notified`;

/**
 * Moves unanswered messages to the dead-letter queue for a member, under the conversation's lock. The contact gets one
 * notice. Schedules an answer to the remaining messages, even if none was left to move. `isTriedFirst`: if a model was
 * called for some of the messages, moves only those.
 */
export async function stopRetrying(
  tx: TenantContext,
  conversation: Conversation,
  finalReason: FinalReason,
  { isTriedFirst = false, ...which }: Which & { readonly isTriedFirst?: boolean } = {},
): Promise<void> {
  const isDone =
    isTriedFirst && (await markNoLongerRetried(tx, conversation, finalReason, { ...which, triedAtLeast: 1 }));
  if (!isDone) await markNoLongerRetried(tx, conversation, finalReason, which);
  await askForRest(tx, conversation);
}

/** The same without scheduling the rest. Returns whether there were any. */
export async function markNoLongerRetried(
  tx: TenantContext,
  conversation: Conversation,
  finalReason: FinalReason,
  which: Which,
): Promise<boolean> {
  const rows = await tx.em.execute<{ position: number }[]>(mark(conversation.id, finalReason, which));
  if (rows.length === 0) return false;
  if (finalReason.cause !== 'TOO_LATE')
    await notifyContact(tx, conversation, Math.min(...rows.map(({ position }) => position)));
  await notifyClients(tx.em, tx.tenantId, 'conversations');
  return true;
}

/** Schedules answers to the messages that are still unanswered, each alone: one of them may be the cause. */
export async function askForRest(tx: TenantContext, conversation: Conversation): Promise<void> {
  const [others] = await tx.em.execute<{ are_there: boolean }[]>(readOthers(conversation.id));
  conversation.remedy = others?.are_there ? 'ONE' : null;
  conversation.retryAt = null;
  conversation.failureCount = 0;
  await tx.em.flush();
  if (others?.are_there) await askForAnswer(tx, conversation, tx.clock.now());
}

/**
 * Notifies the contact, in the agent's name, that no answer follows, unless such a notice was already sent after the
 * message.
 */
async function notifyContact(tx: TenantContext, conversation: Conversation, position: number): Promise<void> {
  if (conversation.kind !== 'CHANNEL' || !conversation.agentId) return;
  const agent = await tx.em.findOne(Agent, { id: conversation.agentId });
  if (!agent) return;
  const notice = unansweredNotice(agent.language ?? null);
  const [earlier] = await tx.em.execute<{ is_notified: boolean }[]>(readNotice(conversation.id, position, notice));
  if (!earlier?.is_notified) await sendNotice(tx, conversation, agent.name, notice);
}
