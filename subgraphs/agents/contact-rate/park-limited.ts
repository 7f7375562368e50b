import type { EntityManager } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import type { Conversation } from '../conversation/conversation.entity.ts';
import { Message, unanswered } from '../conversation/message.entity.ts';
import { sendNotice } from '../conversation/send-notice.ts';
import type { ContactTurn } from './contact-rate.ts';
import { limitNotice } from './notice.ts';

type Limited = Extract<ContactTurn, { kind: 'limited' }>;

/**
 * Keeps what a contact wrote past its limit, shown with the cause, until the limit allows an answer again. Where the contact does
 * not know yet that it has to wait, it is told so in the employee's name, without a model.
 */
export async function parkLimited(
  tx: EntityManager,
  conversation: Conversation,
  agent: { readonly name: string; readonly language?: string | null | undefined },
  { freeAt, isNoticeDue }: Limited,
  at: Date,
): Promise<void> {
  const { tenantId, id: conversationId, contactName } = conversation;
  if (isNoticeDue) await sendNotice(tx, conversation, agent.name, limitNotice(freeAt.getTime() - at.getTime(), agent.language ?? null), at);
  // Marks the conversation as one whose messages may have become too old when it is tried again.
  conversation.retryAt = freeAt;
  await tx.flush();
  const waitingReason = `${contactName} has reached the limit of answers per contact. Once the limit allows it, messages that are still recent will be answered.`;
  const waiting = { answerState: 'WAITING' as const, waitingCause: 'CONTACT_LIMIT' as const, waitingReason };
  await tx.nativeUpdate(Message, { conversationId, author: 'CONTACT', answerState: { $in: unanswered } }, waiting);
  await askForAnswer(tx, conversation, freeAt);
  await notifyClients(tx, tenantId, 'conversations');
}
