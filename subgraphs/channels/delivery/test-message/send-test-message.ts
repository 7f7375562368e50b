import { isId, isUniqueViolation, newId } from '@konstruct/kit/database';
import { badInput, notFound } from '@konstruct/kit/graph';
import { tellLive } from '@konstruct/kit/live';
import { Channel } from '../../channel/channel.entity.ts';
import { type OffKinds, offReason } from '../../channel/switches.ts';
import { vendorNames } from '../../channel/vendor.ts';
import type { Context } from '../../context.ts';
import type { SendTestMessageInput } from '../../generated/resolvers.ts';
import { OutboundMessage } from '../outbound-message.entity.ts';
import { queueMessage } from '../queueing/queue-message.ts';
import { testMessageOf } from './test-message.ts';
import { testRecipient } from './test-recipient.ts';

/** Queues one message: in Slack to the person who connected it, on WhatsApp to whoever wrote last. The same key twice is one message. */
export async function sendTestMessage(context: Context, input: SendTestMessageInput, off: OffKinds) {
  const { channelId, idempotencyKey } = input;
  if (idempotencyKey.length === 0 || idempotencyKey.length > 200) throw badInput('An idempotency key has 1 to 200 characters.');
  try {
    return await queueTest(context, channelId, idempotencyKey, off);
  } catch (error) {
    // The same key at the same moment: the other one queued it.
    if (isUniqueViolation(error)) return queueTest(context, channelId, idempotencyKey, off);
    throw error;
  }
}

async function queueTest({ em, clock }: Context, channelId: string, idempotencyKey: string, off: OffKinds) {
  return em.fork().transactional(async (tx) => {
    const channel = isId(channelId) ? await tx.findOne(Channel, { id: channelId }) : null;
    if (!channel) return notFound('There is no such channel.');
    const repeated = await tx.findOne(OutboundMessage, { channelId, idempotencyKey });
    if (repeated) return { __typename: 'SendTestMessageSuccess' as const, channel, testMessage: testMessageOf(repeated) };
    if (off.has(channel.kind)) return { __typename: 'ChannelNotConnectedError' as const, message: offReason(channel.kind) };
    if (!channel.canSend()) {
      return {
        __typename: 'ChannelNotConnectedError' as const,
        message: channel.statusReason ?? `${vendorNames[channel.kind]} is disconnected. Connect it first.`,
      };
    }

    const recipient = await testRecipient(tx, channel, clock.now());
    if ('closed' in recipient) return { __typename: 'WindowClosedError' as const, message: recipient.closed };
    const messageId = newId();
    const { threadKey, text } = recipient;
    await queueMessage(tx, channel, { messageId, threadKey, parts: [text], authorName: null, isTest: true, idempotencyKey });
    const message = await tx.findOneOrFail(OutboundMessage, { messageId });
    await tellLive(tx, channel.tenantId, 'channels');
    return { __typename: 'SendTestMessageSuccess' as const, channel, testMessage: testMessageOf(message) };
  });
}
