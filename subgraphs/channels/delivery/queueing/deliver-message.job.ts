import type { Database } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import { answerWritten } from '@konstruct/schema/messages';
import type { Senders } from '../message/sender.port.ts';
import { queueMessage } from './queue-message.ts';
import { splitText } from './split-text.ts';

/** Takes an answer over from agents: queues it in parts that a post can hold. */
export function createDeliverMessage({ database, senders }: { database: Database; senders: Senders }): Handler {
  return handleMessage(
    database,
    answerWritten,
    'channels',
    async (tx, { messageId, channelId: id, threadKey, text, agentName }, { tenantId }) => {
      const [channel] = await tx.execute<{ kind: ChannelKind }[]>('select kind from channels.channels where tenant_id = ? and id = ?', [
        tenantId,
        id,
      ]);
      if (!channel) throw new Error('Channel not found.');
      const { kind } = channel;
      const parts = splitText(senders[kind].write(text), senders[kind].partLimit);
      const message = { messageId, threadKey, parts, authorName: agentName.slice(0, 80), isTest: false, idempotencyKey: null };
      await queueMessage(tx, { tenantId, id, kind }, message);
    },
    { places: 16 },
  );
}
