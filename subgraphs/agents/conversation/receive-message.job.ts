import { type Database, type EntityManager, newId } from '@konstruct/kit/database';
import { handleMessage } from '@konstruct/kit/jobs';
import { tellLive } from '@konstruct/kit/live';
import { messageReceived } from '@konstruct/schema/messages';
import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Clock } from '../context.ts';
import { askForAnswer } from './ask-for-answer.ts';
import { Conversation } from './conversation.entity.ts';
import { Message } from './message.entity.ts';

type Received = z.output<typeof messageReceived.schema>;

/** How long a burst of messages may go on before it is answered, in milliseconds. */
interface Quiet {
  readonly clock: Clock;
  readonly quietWindowMs: number;
}

/** The thread's conversation, made at its first message, locked. */
async function openConversation(tx: EntityManager, tenantId: string, received: Received): Promise<Conversation> {
  const { channelId, channelKind, threadKey, contactId, contactName } = received;
  const sentAt = new Date(received.sentAt);
  const fresh = { kind: 'CHANNEL' as const, agentId: null, startedAt: sentAt, lastMessageAt: sentAt, preview: '' };
  const counters = { messageCount: 0, failureCount: 0, retryAt: null, createdAt: new Date() };
  await tx.upsert(
    Conversation,
    { tenantId, id: newId(), channelId, channelKind, threadKey, contactId, contactName, ...fresh, ...counters },
    { onConflictFields: ['tenantId', 'channelId', 'threadKey'], onConflictAction: 'ignore' },
  );
  return tx.findOneOrFail(Conversation, { channelId, threadKey }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** Takes a channel's message in, once however often it is told of it, and has its conversation answered after a quiet moment. */
export const receiveMessage = (database: Database, { clock, quietWindowMs }: Quiet) =>
  handleMessage(database, messageReceived, 'agents', async (tx, received, { tenantId }) => {
    const conversation = await openConversation(tx, tenantId, received);
    if (await tx.findOne(Message, { id: received.messageId })) return;
    const sentAt = new Date(received.sentAt);
    tx.create(Message, {
      tenantId,
      id: received.messageId,
      conversationId: conversation.id,
      position: conversation.admit(received.text, sentAt),
      author: 'CONTACT',
      text: received.text,
      sentAt,
      answerState: 'PENDING',
    });
    conversation.contactId = received.contactId;
    conversation.contactName = received.contactName;
    await tx.flush();
    await askForAnswer(tx, conversation, new Date(clock.now().getTime() + quietWindowMs));
    await tellLive(tx, tenantId, 'conversations');
  });
