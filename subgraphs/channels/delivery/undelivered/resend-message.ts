import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import { type Context, inTransaction, type TenantContext, tenantContextOf } from '../../context.ts';
import type { ResendMessageInput } from '../../generated/resolvers.ts';
import { deliveryOf } from '../message/delivery-state.ts';
import { OutboundMessage } from '../message/outbound-message.entity.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';

const notResendable = {
  __typename: 'NotResendableError' as const,
  message: 'You can only resend a message that failed or whose outcome is unknown.',
};

/** Queues the parts of a message again that failed or have an unknown outcome. The same key twice is one resend. */
export async function resendMessage(ctx: Context, { messageId, idempotencyKey }: ResendMessageInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const parts = isId(messageId) ? await lockParts(tx, [messageId]) : [];
    const outcome = await requeue(tx, { parts, idempotencyKey });
    const delivery = deliveryOf(parts);
    if (!delivery) return notFound('Message not found.');
    return outcome === 'not_resendable' ? notResendable : { __typename: 'ResendMessageSuccess' as const, delivery };
  });
}

/**
 * The parts of messages in the order of writing. They are locked in that order, so that two callers wait for each other
 * and cannot deadlock.
 */
export function lockParts({ em }: TenantContext, messageIds: readonly string[]): Promise<OutboundMessage[]> {
  return em.find(
    OutboundMessage,
    { messageId: { $in: [...messageIds] } },
    { orderBy: { position: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}

/** Parts of one message, and the caller's idempotency key. */
interface Requeued {
  readonly parts: readonly OutboundMessage[];
  readonly idempotencyKey: string;
}

/** Queues the parts of one message again where possible, at their original position in the thread. */
export async function requeue(
  ctx: TenantContext,
  { parts, idempotencyKey }: Requeued,
): Promise<'requeued' | 'repeated' | 'not_resendable'> {
  const { tenantId, em, clock } = ctx;
  if (parts.some(({ resendKeys }) => resendKeys.includes(idempotencyKey))) return 'repeated';
  const due = parts.filter((part) => part.isResendable());
  const [first] = due;
  if (!first) return 'not_resendable';
  for (const part of due) {
    em.assign(part, {
      ...{ state: 'QUEUED', reason: null, notBefore: null, retryCount: 0, lookUpCount: 0, dismissedAt: null },
      // From now on, what the vendor reports about the earlier post is matched by what that post carried.
      externalId: null,
      resendKeys: [...part.resendKeys, idempotencyKey],
      updatedAt: clock.now(),
    });
  }
  await em.flush();
  const channel = await em.findOneOrFail(Channel, { tenantId, id: first.channelId });
  await enqueueSending(ctx, { channel, threadKey: first.threadKey });
  await notifyClients(em, tenantId, 'channels');
  if (!first.isTest) await notifyClients(em, tenantId, 'conversations');
  return 'requeued';
}
