import { isId, lock, newId } from '@konstruct/kit/database';
import { fromZod, notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { Agent } from '../agent/agent.entity.ts';
import { storable } from '../agent/agent-input.ts';
import { type Context, inTransaction, tenantContextOf, type TenantContext } from '../context.ts';
import type { SendPlaygroundMessageInput } from '../generated/resolvers.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { Conversation } from '../conversation/conversation.entity.ts';
import { Message } from '../conversation/message.entity.ts';

const shape = z.object({
  text: storable.trim().min(1, 'Enter a message.').max(10_000, 'Use at most 10,000 characters per message.'),
  idempotencyKey: storable,
});

/**
 * Sends a message to an agent from the portal, once for each idempotency key. The answer follows in the same
 * conversation.
 */
export async function sendPlaygroundMessage(ctx: Context, input: SendPlaygroundMessageInput) {
  const own = tenantContextOf(ctx);
  const parsed = shape.safeParse(input);
  if (!parsed.success) return fromZod(parsed.error);
  const { text, idempotencyKey } = parsed.data;

  return inTransaction(own, async (tx) => {
    const { tenantId, em, clock } = tx;
    await lock(em, 'agents', 'playground', tenantId, idempotencyKey);
    const before = await em.findOne(Message, { idempotencyKey });
    if (before) {
      const conversation = await em.findOneOrFail(Conversation, { id: before.conversationId });
      return { __typename: 'SendPlaygroundMessageSuccess' as const, conversation, message: before };
    }
    const agent = isId(input.agentId)
      ? await em.findOne(Agent, { id: input.agentId, status: { $ne: 'ARCHIVED' } })
      : null;
    if (!agent) return notFound('AI employee not found.');
    const conversation = await openConversation(tx, input, 'name' in ctx.actor ? ctx.actor.name : 'You');
    if (!conversation) return notFound('Conversation with this AI employee not found.');
    const message = em.create(Message, {
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
    await em.flush();
    await askForAnswer(tx, conversation);
    await notifyClients(em, tenantId, 'conversations');
    return { __typename: 'SendPlaygroundMessageSuccess' as const, conversation, message };
  });
}

/** The conversation with this id, or a new one; null if the agent has none with this id. */
async function openConversation(
  { tenantId, em, clock }: TenantContext,
  { conversationId: id, agentId }: SendPlaygroundMessageInput,
  contactName: string,
): Promise<Conversation | null> {
  if (id) {
    const known = { id, agentId, kind: 'PLAYGROUND' as const };
    return isId(id) ? em.findOne(Conversation, known, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) : null;
  }
  return em.create(Conversation, {
    tenantId,
    id: newId(),
    kind: 'PLAYGROUND',
    agentId,
    channelKind: 'PLAYGROUND',
    contactName,
    startedAt: clock.now(),
    lastMessageAt: clock.now(),
    preview: '',
    messageCount: 0,
    failureCount: 0,
  });
}
