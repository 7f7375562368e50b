import { isId, isUniqueViolation, newId } from '@konstruct/kit/database';
import { badInput, notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { Channel } from '../../channel/channel.entity.ts';
import { type OffKinds, offReason } from '../../channel/switches.ts';
import type { Context } from '../../context.ts';
import type { SendTestMessageInput } from '../../generated/resolvers.ts';
import { OutboundMessage } from '../message/outbound-message.entity.ts';
import type { Senders } from '../message/sender.port.ts';
import { queueMessage } from '../queueing/queue-message.ts';
import { testMessageOf } from './test-message.ts';

export interface TestMessageTools {
  readonly senders: Senders;
  readonly off: OffKinds;
}

/** Queues one message, to the one person whom the channel's vendor lets us write to of our own accord. The same key twice is one message. */
export async function sendTestMessage(context: Context, input: SendTestMessageInput, tools: TestMessageTools) {
  const { channelId, idempotencyKey } = input;
  if (idempotencyKey.length === 0 || idempotencyKey.length > 200) throw badInput('Use 1 to 200 characters for the idempotency key.');
  try {
    return await queueTest(context, channelId, idempotencyKey, tools);
  } catch (error) {
    // The same key at the same moment: the other one queued it.
    if (isUniqueViolation(error)) return queueTest(context, channelId, idempotencyKey, tools);
    throw error;
  }
}

async function queueTest({ em, clock }: Context, channelId: string, idempotencyKey: string, { senders, off }: TestMessageTools) {
  return em.fork().transactional(async (tx) => {
    const channel = isId(channelId) ? await tx.findOne(Channel, { id: channelId }) : null;
    if (!channel) return notFound('Channel not found.');
    const repeated = await tx.findOne(OutboundMessage, { channelId, idempotencyKey });
    if (repeated) return { __typename: 'SendTestMessageSuccess' as const, channel, testMessage: testMessageOf(repeated) };
    if (off.has(channel.kind)) return { __typename: 'ChannelNotConnectedError' as const, message: offReason(channel.kind) };
    if (!channel.canSend()) {
      return {
        __typename: 'ChannelNotConnectedError' as const,
        message: channel.statusReason ?? `${channelNames[channel.kind]} is disconnected. Connect it first.`,
      };
    }

    const recipient = await senders[channel.kind].testRecipient(tx, channel, clock.now());
    if ('closed' in recipient) return { __typename: 'WindowClosedError' as const, message: recipient.closed };
    const messageId = newId();
    const { threadKey, text } = recipient;
    await queueMessage(tx, channel, { messageId, threadKey, parts: [text], authorName: null, isTest: true, idempotencyKey });
    const message = await tx.findOneOrFail(OutboundMessage, { messageId });
    await notifyClients(tx, channel.tenantId, 'channels');
    return { __typename: 'SendTestMessageSuccess' as const, channel, testMessage: testMessageOf(message) };
  });
}
