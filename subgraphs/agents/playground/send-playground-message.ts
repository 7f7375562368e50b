import { isId, newId } from '@konstruct/kit/database';
import { fromZod, notFound, tenantIdOf } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { Agent } from '../agent/agent.entity.ts';
import { storable } from '../agent/agent-input.ts';
import type { Context } from '../context.ts';
import type { SendPlaygroundMessageInput } from '../generated/resolvers.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { Conversation } from '../conversation/conversation.entity.ts';
import { Message } from '../conversation/message.entity.ts';

const shape = z.object({
  text: storable.trim().min(1, 'Enter a message.').max(10_000, 'Use at most 10,000 characters per message.'),
  idempotencyKey: storable,
});

/** Writes to an employee from the portal, once per idempotency key; the answer follows in the same conversation. */
export async function sendPlaygroundMessage(context: Context, input: SendPlaygroundMessageInput) {
  const tenantId = tenantIdOf(context);
  const parsed = shape.safeParse(input);
  if (!parsed.success) return fromZod(parsed.error);
  const { text, idempotencyKey } = parsed.data;
  const { em, actor, clock } = context;

  return em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`agents playground ${tenantId} ${idempotencyKey}`]);
    const before = await tx.findOne(Message, { idempotencyKey });
    if (before) {
      const conversation = await tx.findOneOrFail(Conversation, { id: before.conversationId });
      return { __typename: 'SendPlaygroundMessageSuccess' as const, conversation, message: before };
    }
    const agent = isId(input.agentId) ? await tx.findOne(Agent, { id: input.agentId, status: { $ne: 'ARCHIVED' } }) : null;
    if (!agent) return notFound('AI employee not found.');
    const conversation = await openConversation();
    if (!conversation) return notFound('Conversation with this AI employee not found.');
    const message = tx.create(Message, {
      tenantId,
      id: newId(),
      conversationId: conversation.id,
      position: conversation.admit(text, clock.now()),
      author: 'CONTACT',
      text,
      sentAt: clock.now(),
      answerState: 'PENDING',
      idempotencyKey,
    });
    await tx.flush();
    await askForAnswer(tx, conversation);
    await notifyClients(tx, tenantId, 'conversations');
    return { __typename: 'SendPlaygroundMessageSuccess' as const, conversation, message };

    async function openConversation(): Promise<Conversation | null> {
      const { conversationId: id, agentId } = input;
      if (id) {
        const known = { id, agentId, kind: 'PLAYGROUND' as const };
        return isId(id) ? tx.findOne(Conversation, known, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
      }
      return tx.create(Conversation, {
        tenantId,
        id: newId(),
        kind: 'PLAYGROUND',
        agentId,
        channelKind: 'PLAYGROUND',
        contactName: 'name' in actor ? actor.name : 'You',
        startedAt: clock.now(),
        lastMessageAt: clock.now(),
        preview: '',
        messageCount: 0,
        failureCount: 0,
      });
    }
  });
}
