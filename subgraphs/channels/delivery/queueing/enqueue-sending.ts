import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Channel } from '../../channel/channel.entity.ts';
import { sendSlackMessageJob, sendWhatsAppMessageJob, settleUnknownJob } from '../../job-definitions.ts';
import { OutboundMessage } from '../outbound-message.entity.ts';

type ChannelRef = Pick<Channel, 'tenantId' | 'id' | 'kind'>;

const sendJobs = { SLACK: sendSlackMessageJob, WHATSAPP: sendWhatsAppMessageJob } as const;

/** Has what is queued for a thread sent, in order: one thread's posts follow one another, threads run side by side. */
export async function enqueueSending(
  tx: EntityManager,
  { tenantId, id: channelId, kind }: ChannelRef,
  threadKey: string,
  runAt?: Date,
): Promise<void> {
  await enqueue(tx, sendJobs[kind], { tenantId, channelId, threadKey }, { key: `${channelId} ${threadKey}`, ...(runAt && { runAt }) });
}

/** Has everything sent that waited for the channel to be connected, and asks again for what is unknown. */
export async function resumeSending(tx: EntityManager, channel: ChannelRef): Promise<void> {
  const { tenantId, id: channelId } = channel;
  await tx.nativeUpdate(OutboundMessage, { tenantId, channelId, state: 'QUEUED' }, { reason: null, notBefore: null, retryCount: 0 });
  const threads = await tx.execute<{ thread_key: string }[]>(
    "select distinct thread_key from channels.outbound_messages where tenant_id = ? and channel_id = ? and state in ('QUEUED', 'SENDING')",
    [tenantId, channelId],
  );
  for (const { thread_key: threadKey } of threads) await enqueueSending(tx, channel, threadKey);
  await enqueueLookUp(tx, channel, new Date());
}

/** Has the vendor asked what became of messages; where the vendor tells by itself, nothing happens. */
export async function enqueueLookUp(tx: EntityManager, { tenantId, id: channelId, kind }: ChannelRef, runAt: Date): Promise<void> {
  if (kind === 'SLACK') await enqueue(tx, settleUnknownJob, { tenantId, channelId }, { key: channelId, runAt });
}
