import { newId } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { answerWritten } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import type { Conversation } from './conversation.entity.ts';
import { Message } from './message.entity.ts';

/** Sends a notice to a contact in the agent's name, without a model, under the conversation's lock. */
export async function sendNotice(
  tx: TenantContext,
  conversation: Conversation,
  agentName: string,
  text: string,
): Promise<void> {
  const { tenantId, em, clock } = tx;
  const { id: conversationId, channelId, threadKey } = conversation;
  const at = clock.now();
  const messageId = newId();
  const sentAt = at > conversation.lastMessageAt ? at : conversation.lastMessageAt;
  const position = conversation.admit(text, sentAt);
  em.create(Message, {
    tenantId,
    id: messageId,
    conversationId,
    position,
    author: 'AGENT',
    text,
    sentAt,
    isNotice: true,
  });
  if (channelId && threadKey)
    await publish(em, answerWritten, tenantId, { messageId, channelId, threadKey, text, agentName });
}
