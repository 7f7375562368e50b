import type { Database } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { Channel } from '../../channel/channel.entity.ts';
import { resumeSendingJob } from '../../job-definitions.ts';
import { OutboundMessage } from '../message/outbound-message.entity.ts';
import type { Senders } from '../message/sender.port.ts';
import { enqueueLookUp, enqueueSending } from './enqueue-sending.ts';

/** Has everything sent that waited for a channel to be connected, and asks again for what is unknown. */
export function createResumeSending({ database, senders }: { database: Database; senders: Senders }): Handler {
  return handleJob(resumeSendingJob, async ({ tenantId, channelId }) => {
    await database.forTenant(tenantId).transactional(async (tx) => {
      const channel = await tx.findOne(Channel, { tenantId, id: channelId });
      if (!channel) return;
      // It waits for whoever has just found the channel disconnected and writes that down.
      await tx.nativeUpdate(OutboundMessage, { tenantId, channelId, state: 'QUEUED' }, { reason: null, notBefore: null, retryCount: 0 });
      const threads = await tx.execute<{ thread_key: string }[]>(
        "select distinct thread_key from channels.outbound_messages where tenant_id = ? and channel_id = ? and state in ('QUEUED', 'SENDING')",
        [tenantId, channelId],
      );
      for (const { thread_key: threadKey } of threads) await enqueueSending(tx, channel, threadKey);
      await enqueueLookUp(tx, senders, channel, new Date());
    });
  });
}
