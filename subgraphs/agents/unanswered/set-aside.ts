import type { EntityManager } from '@konstruct/kit/database';
import { tellLive } from '@konstruct/kit/live';
import { Agent } from '../agent/agent.entity.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import type { FinalCause } from '../conversation/message.entity.ts';
import { sendNotice } from '../conversation/send-notice.ts';
import { unansweredNotice } from './notice.ts';

/** Why messages are set aside, in a cause and in a sentence that says what to do. */
export interface SetAside {
  readonly cause: FinalCause;
  readonly reason: string;
}

export const cutOffAgain: SetAside = {
  cause: 'NO_ANSWER',
  reason: 'Answering was cut off twice by the end of our process, so it is not tried again. Answer yourself, try again, or dismiss it.',
};

export const tooLate: SetAside = {
  cause: 'TOO_LATE',
  reason:
    'The channel takes no answer any more: too much time has passed since the contact wrote. Reach them in another way, or dismiss it.',
};

/** Messages of a conversation, by their positions, both included. */
export interface Positions {
  readonly from: number;
  readonly to: number;
}

export const allPositions: Positions = { from: 0, to: 2_147_483_647 };

/** So often is a model called for one message, at most, where a call may cost. */
export const mostTries = 2;

const mark = `
update agents.messages set answer_state = 'SET_ASIDE', waiting_cause = ?, waiting_reason = ?
where conversation_id = ? and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')
  and position between ? and ? and try_count >= ? returning position`;

const readOthers = `
select exists (select from agents.messages where conversation_id = ? and author = 'CONTACT' and answer_state in ('PENDING', 'WAITING')) as are_there`;

const readNotice = `
select exists (select from agents.messages where conversation_id = ? and author = 'AGENT' and is_notice and position > ?) as is_told`;

/**
 * Sets unanswered messages aside for a member, under the conversation's lock: those at `positions` that were tried `triedAtLeast` times.
 * The contact is told once, and what else is unanswered is asked for. Returns whether any was set aside.
 */
export async function setAside(
  tx: EntityManager,
  conversation: Conversation,
  { cause, reason }: SetAside,
  { positions = allPositions, triedAtLeast = 0, at }: { positions?: Positions; triedAtLeast?: number; at: Date },
): Promise<boolean> {
  const { id, tenantId } = conversation;
  const values = [cause, reason, id, positions.from, positions.to, triedAtLeast];
  const rows = await tx.execute<{ position: number }[]>(mark, values);
  if (rows.length === 0) return false;
  if (cause !== 'TOO_LATE') await tellContact(tx, conversation, Math.min(...rows.map(({ position }) => position)), at);
  const [others] = await tx.execute<{ are_there: boolean }[]>(readOthers, [id]);
  // Each of the others alone: one of them may be meant.
  conversation.remedy = others?.are_there ? 'ONE' : null;
  conversation.retryAt = null;
  conversation.failureCount = 0;
  await tx.flush();
  if (others?.are_there) await askForAnswer(tx, conversation, at);
  await tellLive(tx, tenantId, 'conversations');
  return true;
}

/** Tells the contact, in the employee's name, that no answer follows; where that was said after the message already, not again. */
async function tellContact(tx: EntityManager, conversation: Conversation, position: number, at: Date): Promise<void> {
  if (conversation.kind !== 'CHANNEL') return;
  const [told] = await tx.execute<{ is_told: boolean }[]>(readNotice, [conversation.id, position]);
  if (told?.is_told) return;
  const agent = conversation.agentId ? await tx.findOne(Agent, { id: conversation.agentId }) : null;
  if (agent) await sendNotice(tx, conversation, agent.name, unansweredNotice(agent.language ?? null), at);
}
