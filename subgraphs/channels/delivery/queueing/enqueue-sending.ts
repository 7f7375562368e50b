import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Channel } from '../../channel/channel.entity.ts';
import { resumeSendingJob, sendMessageJobs, settleUnknownJob } from '../../job-definitions.ts';
import type { Senders } from '../message/sender.port.ts';

type ChannelRef = Pick<Channel, 'tenantId' | 'id' | 'kind'>;

/** Has what is queued for a thread sent, in order: one thread's posts follow one another, threads run side by side. */
export async function enqueueSending(
  tx: EntityManager,
  { tenantId, id: channelId, kind }: ChannelRef,
  threadKey: string,
  runAt?: Date,
): Promise<void> {
  const key = `${channelId} ${threadKey}`;
  await enqueue(tx, sendMessageJobs[kind], { tenantId, channelId, threadKey }, { key, ...(runAt && { runAt }) });
}

/**
 * Has everything sent that waited for the channel, once the transaction that connects it commits: only then nobody finds it
 * disconnected any more, and all that does wait is seen.
 */
export async function resumeSending(tx: EntityManager, { tenantId, id: channelId }: ChannelRef): Promise<void> {
  await enqueue(tx, resumeSendingJob, { tenantId, channelId }, { key: channelId });
}

/** Has the vendor asked what became of messages; where the vendor tells by itself, nothing happens. */
export async function enqueueLookUp(
  tx: EntityManager,
  senders: Senders,
  { tenantId, id: channelId, kind }: ChannelRef,
  runAt: Date,
): Promise<void> {
  if (senders[kind].lookUp) await enqueue(tx, settleUnknownJob, { tenantId, channelId }, { key: channelId, runAt });
}
