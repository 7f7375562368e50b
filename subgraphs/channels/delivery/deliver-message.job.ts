import { type Database, newId } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { answerWritten } from '@konstruct/schema/messages';
import { Channel } from '../channel/channel.entity.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { OutboundMessage } from './outbound-message.entity.ts';
import type { Senders } from './sender.port.ts';
import { splitText } from './split-text.ts';

/** Takes an answer over from agents: queues it in parts that a post can hold. */
export function createDeliverMessage({ database, senders }: { database: Database; senders: Senders }): Handler {
  return handleMessage(
    database,
    answerWritten,
    'channels',
    async (tx, { messageId, channelId, threadKey, text, agentName }, { tenantId }) => {
      const { kind } = await tx.findOneOrFail(Channel, { tenantId, id: channelId });
      const parts = splitText(senders[kind].write(text), senders[kind].partLimit);
      for (const [part, partText] of parts.entries()) {
        tx.create(OutboundMessage, {
          ...newMessage,
          tenantId,
          id: newId(),
          messageId,
          part,
          channelId,
          threadKey,
          text: partText,
          authorName: agentName.slice(0, 80),
          isTest: false,
        });
      }
      await tx.flush();
      await enqueueSending(tx, { tenantId, channelId, threadKey });
    },
  );
}

/** What a message is before anything has happened to it. */
export const newMessage = {
  state: 'QUEUED' as const,
  attempt: 0,
  reason: null,
  notBefore: null,
  externalId: null,
  idempotencyKey: null,
  resendKeys: [] as string[],
};
