import { sql } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../../context.ts';
import { resumeSendingJob } from '../../job-definitions.ts';
import { OutboundMessage } from '../message/outbound-message.entity.ts';
import { enqueueLookUp, enqueueSending } from './enqueue-sending.ts';

const readThreads = (tenantId: string, channelId: string) => sql`
select distinct thread_key from channels.outbound_messages
where tenant_id = ${tenantId} and channel_id = ${channelId} and state in ('QUEUED', 'SENDING')`;

async function resumeChannel(ctx: TenantContext, channelId: string): Promise<void> {
  const { tenantId, em, clock } = ctx;
  const channel = await em.findOne(Channel, { tenantId, id: channelId });
  if (!channel) return;
  // This update waits for any sender that has just found the channel disconnected and is writing that down.
  await em.nativeUpdate(
    OutboundMessage,
    { tenantId, channelId, state: 'QUEUED' },
    { reason: null, notBefore: null, retryCount: 0 },
  );
  const threads = await em.execute<{ thread_key: string }[]>(readThreads(tenantId, channelId));
  for (const { thread_key: threadKey } of threads) await enqueueSending(ctx, { channel, threadKey });
  await enqueueLookUp(ctx, channel, clock.now());
}

/**
 * Schedules everything that waited for a channel to be connected, and asks again about messages with an unknown
 * outcome.
 */
export function handleResumeSending(deps: Dependencies): Handler {
  return handleJob(resumeSendingJob, ({ tenantId, channelId }) =>
    inTransaction(createTenantContext(deps, tenantId), (tx) => resumeChannel(tx, channelId)),
  );
}
