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
 * Parks what a contact wrote above its limit, with the cause, until the limit permits an answer again. If the contact
 * does not know yet that it has to wait, it gets a notice in the agent's name, written without a model.
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
  // Marks the conversation: at the next try, some of its messages may be too old.
  conversation.retryAt = freeAt;
  await em.flush();
  const waitingReason = `${contactName} has reached the limit of answers per contact. Once the limit allows it, messages that are still recent will be answered.`;
  const waiting = { answerState: 'WAITING' as const, waitingCause: 'CONTACT_LIMIT' as const, waitingReason };
  await em.nativeUpdate(Message, { conversationId, author: 'CONTACT', answerState: { $in: unanswered } }, waiting);
  await askForAnswer(tx, conversation, freeAt);
  await notifyClients(em, tenantId, 'conversations');
}
