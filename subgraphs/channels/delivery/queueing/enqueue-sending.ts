import { enqueue } from '@konstruct/kit/jobs';
import type { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import { resumeSendingJob, sendMessageJobs, settleUnknownJob } from '../../job-definitions.ts';

type ChannelRef = Pick<Channel, 'id' | 'kind'>;

interface DueThread {
  readonly channel: ChannelRef;
  readonly threadKey: string;
  /** Not before this moment; at once where it is not given. */
  readonly runAt?: Date;
}

/** Has what is queued for a thread sent, in order: one thread's posts follow one another, threads run side by side. */
export async function enqueueSending({ tenantId, em }: TenantContext, { channel, threadKey, runAt }: DueThread): Promise<void> {
  const { id: channelId, kind } = channel;
  const key = `${channelId} ${threadKey}`;
  await enqueue(em, sendMessageJobs[kind], { tenantId, channelId, threadKey }, { key, ...(runAt && { runAt }) });
}

/**
 * Has everything sent that waited for the channel, once the transaction that connects it commits: only then nobody finds it
 * disconnected any more, and all that does wait is seen.
 */
export async function resumeSending({ tenantId, em }: TenantContext, { id: channelId }: ChannelRef): Promise<void> {
  await enqueue(em, resumeSendingJob, { tenantId, channelId }, { key: channelId });
}

/** Has the vendor asked what became of messages; where the vendor tells by itself, nothing happens. */
export async function enqueueLookUp({ tenantId, em, deps }: TenantContext, channel: ChannelRef, runAt: Date): Promise<void> {
  const { id: channelId, kind } = channel;
  if (deps.vendors.senders[kind].lookUp) await enqueue(em, settleUnknownJob, { tenantId, channelId }, { key: channelId, runAt });
}
