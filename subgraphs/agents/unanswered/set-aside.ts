import { uuids } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { Agent } from '../agent/agent.entity.ts';
import type { TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import type { FinalCause } from '../conversation/message.entity.ts';
import { sendNotice } from '../conversation/send-notice.ts';
import { unansweredNotice } from './notice.ts';

/** Why messages are set aside, in a cause and in a sentence that says what to do. */
export interface SetAside {
  readonly cause: FinalCause | 'PROVIDER';
  readonly reason: string;
}

export const cutOffAgain: SetAside = {
  cause: 'NO_ANSWER',
  reason: "Answering was interrupted twice on our side, so we won't retry. Reply yourself, try again, or dismiss it.",
};

export const tooLate: SetAside = {
  cause: 'TOO_LATE',
  reason:
    'The channel no longer accepts an answer: too much time has passed since the contact wrote. Reach them another way, or dismiss it.',
};

/** So often is a model called for one message, at most, where a call may cost. */
export const mostTries = 2;

const mark = `
update agents.messages set answer_state = 'SET_ASIDE', waiting_cause = ?, waiting_reason = ?
where conversation_id = ? and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')
  and (?::uuid[] is null or id = any(?::uuid[])) and try_count >= ? returning position`;

const readOthers = `
select exists (select from agents.messages where conversation_id = ? and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')) as are_there`;

const readNotice = `
select exists (select from agents.messages where conversation_id = ? and author = 'AGENT' and is_notice and position > ? and text = ?) as is_told`;

/** Which unanswered messages of a conversation. */
interface Which {
  /** Their ids; absent: all. */
  readonly asked?: readonly string[];
  /** How often they were tried at least. */
  readonly triedAtLeast?: number;
}

/**
 * Sets unanswered messages aside for a member, under the conversation's lock. The contact is told once, and what else is unanswered is
 * asked for, also where none was left to set aside. `isTriedFirst`: only those that a model was called for, where there are such.
 */
export async function setAside(
  tx: TenantContext,
  conversation: Conversation,
  aside: SetAside,
  { isTriedFirst = false, ...which }: Which & { readonly isTriedFirst?: boolean } = {},
): Promise<void> {
  const isDone = isTriedFirst && (await markAside(tx, conversation, aside, { ...which, triedAtLeast: 1 }));
  if (!isDone) await markAside(tx, conversation, aside, which);
  await askForRest(tx, conversation);
}

/** The same without asking for the rest. Returns whether there were any. */
export async function markAside(
  tx: TenantContext,
  conversation: Conversation,
  { cause, reason }: SetAside,
  { asked, triedAtLeast = 0 }: Which,
): Promise<boolean> {
  const ids = asked ? uuids(asked) : null;
  const rows = await tx.em.execute<{ position: number }[]>(mark, [cause, reason, conversation.id, ids, ids, triedAtLeast]);
  if (rows.length === 0) return false;
  if (cause !== 'TOO_LATE') await tellContact(tx, conversation, Math.min(...rows.map(({ position }) => position)));
  await notifyClients(tx.em, tx.tenantId, 'conversations');
  return true;
}

/** Has what is still unanswered asked for, each alone: one of them may be meant. */
export async function askForRest(tx: TenantContext, conversation: Conversation): Promise<void> {
  const [others] = await tx.em.execute<{ are_there: boolean }[]>(readOthers, [conversation.id]);
  conversation.remedy = others?.are_there ? 'ONE' : null;
  conversation.retryAt = null;
  conversation.failureCount = 0;
  await tx.em.flush();
  if (others?.are_there) await askForAnswer(tx, conversation, tx.clock.now());
}

/** Tells the contact, in the employee's name, that no answer follows; where that was said after the message already, not again. */
async function tellContact(tx: TenantContext, conversation: Conversation, position: number): Promise<void> {
  if (conversation.kind !== 'CHANNEL' || !conversation.agentId) return;
  const agent = await tx.em.findOne(Agent, { id: conversation.agentId });
  if (!agent) return;
  const notice = unansweredNotice(agent.language ?? null);
  const [told] = await tx.em.execute<{ is_told: boolean }[]>(readNotice, [conversation.id, position, notice]);
  if (!told?.is_told) await sendNotice(tx, conversation, agent.name, notice);
}
