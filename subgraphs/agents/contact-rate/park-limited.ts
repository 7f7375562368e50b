import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../context.ts';
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
  tx: TenantContext,
  conversation: Conversation,
  agent: { readonly name: string; readonly language?: string | null | undefined },
  { freeAt, isNoticeDue }: Limited,
): Promise<void> {
  const { tenantId, em, clock } = tx;
  const { id: conversationId, contactName } = conversation;
  const waitMs = freeAt.getTime() - clock.now().getTime();
  if (isNoticeDue) await sendNotice(tx, conversation, agent.name, limitNotice(waitMs, agent.language ?? null));
  // Marks the conversation as one whose messages may have become too old when it is tried again.
  conversation.retryAt = freeAt;
  await em.flush();
  const waitingReason = `${contactName} has reached the limit of answers per contact. Once the limit allows it, messages that are still recent will be answered.`;
  const waiting = { answerState: 'WAITING' as const, waitingCause: 'CONTACT_LIMIT' as const, waitingReason };
  await em.nativeUpdate(Message, { conversationId, author: 'CONTACT', answerState: { $in: unanswered } }, waiting);
  await askForAnswer(tx, conversation, freeAt);
  await notifyClients(em, tenantId, 'conversations');
}
