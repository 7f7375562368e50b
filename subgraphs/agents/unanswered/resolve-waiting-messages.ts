import { isId } from '@konstruct/kit/database';
import { fromZod } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { storable } from '../agent/agent-input.ts';
import { type Context, inTransaction, tenantContextOf, type TenantContext } from '../context.ts';
import { askForAnswer } from '../conversation/ask-for-answer.ts';
import { Conversation } from '../conversation/conversation.entity.ts';
import { Message, unanswered } from '../conversation/message.entity.ts';
import type { AnswerState, ResolveWaitingMessagesInput, WaitingResolution } from '../generated/resolvers.ts';

const shape = z.object({
  messageIds: z.array(z.string()).min(1, 'Select at least one message.').max(100, 'Select at most 100 messages.'),
  idempotencyKey: storable,
});

/** How many decisions about one message are remembered, by their idempotency keys. */
const mostKeys = 20;

/**
 * The states that a decision applies to. Members can take a dismissal back: they have the message answered after all.
 */
const decidable: Readonly<Record<WaitingResolution, AnswerState[]>> = {
  DISMISS: ['WAITING', 'SET_ASIDE', 'NOT_ANSWERED'],
  TRY_AGAIN: ['WAITING', 'SET_ASIDE', 'NOT_ANSWERED', 'DISMISSED'],
};

/**
 * Dismisses messages that wait or are in the dead-letter queue, or has them answered now, once for each idempotency
 * key. Messages that are answered, or are being answered for the first time, stay as they are; so do other companies'
 * messages.
 */
export async function resolveWaitingMessages(ctx: Context, input: ResolveWaitingMessagesInput) {
  const own = tenantContextOf(ctx);
  const parsed = shape.safeParse(input);
  if (!parsed.success) return fromZod(parsed.error);
  const { messageIds, idempotencyKey } = parsed.data;
  const decision = { resolution: input.resolution, key: idempotencyKey };
  const resolvedCount = await inTransaction(own, async (tx) => {
    const { tenantId, em } = tx;
    const named = await em.find(Message, { id: { $in: messageIds.filter(isId) }, author: 'CONTACT' });
    let count = 0;
    // Requests that lock several conversations all use the same order.
    for (const id of [...new Set(named.map(({ conversationId }) => conversationId))].toSorted()) {
      const conversation = await em.findOne(
        Conversation,
        { id },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!conversation) continue;
      const ids = named.filter(({ conversationId }) => conversationId === id).map((message) => message.id);
      count += await resolve(tx, conversation, ids, decision);
    }
    if (count > 0) await notifyClients(em, tenantId, 'conversations');
    return count;
  });
  return { __typename: 'ResolveWaitingMessagesSuccess' as const, resolvedCount };
}

/**
 * Applies a decision to messages of one locked conversation. Returns how many messages it affected, including those of
 * an earlier request with the same key.
 */
async function resolve(
  tx: TenantContext,
  conversation: Conversation,
  ids: readonly string[],
  { resolution, key }: { resolution: WaitingResolution; key: string },
): Promise<number> {
  const { em } = tx;
  const messages = await em.find(Message, { id: { $in: [...ids] } }, { refresh: true });
  const isDecided = ({ resolutionKeys }: Message) => resolutionKeys.includes(key);
  const decided = messages.filter(isDecided);
  const open = messages.filter(
    (message) => !isDecided(message) && decidable[resolution].some((state) => state === message.answerState),
  );
  if (open.length === 0) return decided.length;
  for (const message of open) {
    message.resolutionKeys = [...message.resolutionKeys, key].slice(-mostKeys);
    if (resolution === 'DISMISS') message.answerState = 'DISMISSED';
    else
      Object.assign(message, {
        answerState: 'PENDING',
        waitingCause: null,
        waitingReason: null,
        tryCount: 0,
        awayCount: 0,
        awaySince: null,
      });
  }
  await em.flush();
  if (resolution === 'TRY_AGAIN') {
    Object.assign(conversation, { failureCount: 0, retryAt: null });
    await em.flush();
    await askForAnswer(tx, conversation);
  } else if (
    (await em.count(Message, {
      conversationId: conversation.id,
      author: 'CONTACT',
      answerState: { $in: unanswered },
    })) === 0
  ) {
    Object.assign(conversation, { failureCount: 0, retryAt: null, remedy: null });
  }
  return open.length + decided.length;
}
