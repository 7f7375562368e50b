import { enqueue } from '@konstruct/kit/jobs';
import type { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import { resumeSendingJob, sendMessageJobs, settleUnknownJob } from '../../job-definitions.ts';

type ChannelRef = Pick<Channel, 'id' | 'kind'>;

interface DueThread {
  readonly channel: ChannelRef;
  readonly threadKey: string;
  /** Not before this moment; at once when it is not given. */
  readonly runAt?: Date;
}

/**
 * Schedules the sending of a thread's queued messages in order: the posts of one thread are sent one after another,
 * threads run in parallel.
 */
export async function enqueueSending(
  { tenantId, em }: TenantContext,
  { channel, threadKey, runAt }: DueThread,
): Promise<void> {
  const { id: channelId, kind } = channel;
  const key = `${channelId} ${threadKey}`;
  await enqueue(em, sendMessageJobs[kind], { tenantId, channelId, threadKey }, { key, ...(runAt && { runAt }) });
}

/**
 * Schedules the sending of everything that waited for the channel, once the transaction that connects it commits: only
 * then does no sender find the channel disconnected any more, and every waiting message is visible.
 */
export async function resumeSending({ tenantId, em }: TenantContext, { id: channelId }: ChannelRef): Promise<void> {
  await enqueue(em, resumeSendingJob, { tenantId, channelId }, { key: channelId });
}

/**
 * Schedules a question to the vendor about the outcome of messages; does nothing when the vendor reports outcomes on
 * its own.
 */
export async function enqueueLookUp(
  { tenantId, em, deps }: TenantContext,
  channel: ChannelRef,
  runAt: Date,
): Promise<void> {
  const { id: channelId, kind } = channel;
  if (deps.vendors.senders[kind].lookUp)
    await enqueue(em, settleUnknownJob, { tenantId, channelId }, { key: channelId, runAt });
}
