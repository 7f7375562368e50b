import { isId } from '@konstruct/kit/database';
import { badInput, notFound } from '@konstruct/kit/graph';
import { tellLive } from '@konstruct/kit/live';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { ResendMessageInput } from '../generated/resolvers.ts';
import { deliveryOf } from './delivery-state.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { OutboundMessage } from './outbound-message.entity.ts';

/** Queues again the parts of a message that failed, or whose outcome is unknown; the same key twice is one resend. */
export async function resendMessage({ em }: Context, { messageId, idempotencyKey }: ResendMessageInput) {
  if (idempotencyKey.length === 0 || idempotencyKey.length > 200) throw badInput('An idempotency key has 1 to 200 characters.');
  return em.transactional(async (tx) => {
    const parts = isId(messageId)
      ? await tx.find(OutboundMessage, { messageId }, { orderBy: { part: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE })
      : [];
    const [first] = parts;
    if (!first) return notFound('There is no such message.');

    const isRepeat = parts.some(({ resendKeys }) => resendKeys.includes(idempotencyKey));
    const due = isRepeat ? [] : parts.filter((part) => part.isResendable());
    if (!isRepeat && due.length === 0) {
      return {
        __typename: 'NotResendableError' as const,
        message: 'Only a message that failed, or whose outcome is unknown, can be sent again.',
      };
    }
    for (const part of due) {
      tx.assign(part, {
        state: 'QUEUED',
        reason: null,
        notBefore: null,
        resendKeys: [...part.resendKeys, idempotencyKey],
        updatedAt: new Date(),
      });
    }
    if (due.length > 0) {
      await tx.flush();
      await enqueueSending(tx, first);
      await tellLive(tx, first.tenantId, first.isTest ? 'channels' : 'conversations');
    }
    const delivery = deliveryOf(parts);
    return delivery ? { __typename: 'ResendMessageSuccess' as const, delivery } : notFound('There is no such message.');
  });
}
