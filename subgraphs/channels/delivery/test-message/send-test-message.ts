import { isId, isUniqueViolation, newId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { notifyClients } from '@konstruct/schema/live';
import { Channel } from '../../channel/channel.entity.ts';
import { offReason } from '../../channel/switches.ts';
import { type Context, inTransaction, type TenantContext, tenantContextOf } from '../../context.ts';
import type { SendTestMessageInput } from '../../generated/resolvers.ts';
import { OutboundMessage } from '../message/outbound-message.entity.ts';
import { queueMessage } from '../queueing/queue-message.ts';
import { testMessageOf } from './test-message.ts';

/**
 * Queues one message to the one person whom the vendor lets us write to unprompted. The same key twice is one message.
 */
export async function sendTestMessage(ctx: Context, input: SendTestMessageInput) {
  const own = tenantContextOf(ctx);
  const queue = () => inTransaction({ ...own, em: own.em.fork() }, (tx) => queueTest(tx, input));
  try {
    return await queue();
  } catch (error) {
    // Another call with the same key queued it at the same moment.
    if (isUniqueViolation(error)) return queue();
    throw error;
  }
}

async function queueTest(ctx: TenantContext, { channelId, idempotencyKey }: SendTestMessageInput) {
  const { em, deps } = ctx;
  const channel = isId(channelId) ? await em.findOne(Channel, { id: channelId }) : null;
  if (!channel) return notFound('Channel not found.');
  const repeated = await em.findOne(OutboundMessage, { channelId, idempotencyKey });
  if (repeated) return { __typename: 'SendTestMessageSuccess' as const, channel, testMessage: testMessageOf(repeated) };
  if (deps.off.has(channel.kind))
    return { __typename: 'ChannelNotConnectedError' as const, message: offReason(channel.kind) };
  if (!channel.canSend()) {
    return {
      __typename: 'ChannelNotConnectedError' as const,
      message: channel.statusReason ?? `${channelNames[channel.kind]} is disconnected. Connect it first.`,
    };
  }

  const recipient = await deps.vendors.senders[channel.kind].testRecipient(ctx, channel);
  if ('closed' in recipient) return { __typename: 'WindowClosedError' as const, message: recipient.closed };
  const messageId = newId();
  const { threadKey, text } = recipient;
  await queueMessage(ctx, {
    channel,
    messageId,
    threadKey,
    parts: [text],
    authorName: null,
    isTest: true,
    idempotencyKey,
  });
  const message = await em.findOneOrFail(OutboundMessage, { messageId });
  await notifyClients(em, ctx.tenantId, 'channels');
  return { __typename: 'SendTestMessageSuccess' as const, channel, testMessage: testMessageOf(message) };
}
