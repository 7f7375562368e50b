import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Channel } from '../../channel/channel.entity.ts';
import { resumeSendingJob, sendSlackMessageJob, sendWhatsAppMessageJob, settleUnknownJob } from '../../job-definitions.ts';

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

/**
 * Has everything sent that waited for the channel, once the transaction that connects it commits: only then nobody finds it
 * disconnected any more, and all that does wait is seen.
 */
export async function resumeSending(tx: EntityManager, { tenantId, id: channelId }: ChannelRef): Promise<void> {
  await enqueue(tx, resumeSendingJob, { tenantId, channelId }, { key: channelId });
}

/** Has the vendor asked what became of messages; where the vendor tells by itself, nothing happens. */
export async function enqueueLookUp(tx: EntityManager, { tenantId, id: channelId, kind }: ChannelRef, runAt: Date): Promise<void> {
  if (kind === 'SLACK') await enqueue(tx, settleUnknownJob, { tenantId, channelId }, { key: channelId, runAt });
}
