import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import type { Channel } from '../channel/channel.entity.ts';
import { sendMessageJob } from '../job-definitions.ts';
import { OutboundMessage } from './outbound-message.entity.ts';

interface Thread {
  readonly tenantId: string;
  readonly channelId: string;
  readonly threadKey: string;
}

/** Has what is queued for a thread sent, in order: one thread's posts follow one another, threads run side by side. */
export async function enqueueSending(tx: EntityManager, { tenantId, channelId, threadKey }: Thread, runAt?: Date): Promise<void> {
  await enqueue(tx, sendMessageJob, { tenantId, channelId, threadKey }, { key: `${channelId} ${threadKey}`, ...(runAt && { runAt }) });
}

/** Has everything sent that waited for the channel to be connected. */
export async function resumeSending(tx: EntityManager, { tenantId, id: channelId }: Channel): Promise<void> {
  await tx.nativeUpdate(OutboundMessage, { tenantId, channelId, state: 'QUEUED' }, { reason: null, notBefore: null });
  const threads = await tx.execute<{ thread_key: string }[]>(
    "select distinct thread_key from channels.outbound_messages where tenant_id = ? and channel_id = ? and state = 'QUEUED'",
    [tenantId, channelId],
  );
  for (const { thread_key: threadKey } of threads) await enqueueSending(tx, { tenantId, channelId, threadKey });
}
