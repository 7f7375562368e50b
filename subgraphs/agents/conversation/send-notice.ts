import { type EntityManager, newId } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { answerWritten } from '@konstruct/schema/messages';
import type { Conversation } from './conversation.entity.ts';
import { Message } from './message.entity.ts';

/** Writes to a contact in the employee's name, without a model, under the conversation's lock. */
export async function sendNotice(tx: EntityManager, conversation: Conversation, agentName: string, text: string, at: Date): Promise<void> {
  const { tenantId, id: conversationId, channelId, threadKey } = conversation;
  const messageId = newId();
  const sentAt = at > conversation.lastMessageAt ? at : conversation.lastMessageAt;
  const position = conversation.admit(text, sentAt);
  tx.create(Message, { tenantId, id: messageId, conversationId, position, author: 'AGENT', text, sentAt, isNotice: true });
  if (channelId && threadKey) await publish(tx, answerWritten, tenantId, { messageId, channelId, threadKey, text, agentName });
}
