import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../../context.ts';
import { reportUndeliveredJob } from '../../job-definitions.ts';
import type { SendingChannel } from '../message/sender.port.ts';
import { enqueueLookUp } from '../queueing/enqueue-sending.ts';

/** The report waits this long, so that the outcome has a chance to settle without a person. */
const reportPauseMs = 300_000;
/** By then, the vendor shows a message that it accepted. */
const lookUpPauseMs = 5_000;

type ChannelRef = Pick<SendingChannel, 'id' | 'kind'>;

/**
 * Runs in the transaction in which a message failed or became unknown: it updates open pages and schedules the report
 * to the company.
 */
export async function noteUndelivered(
  { tenantId, em, clock }: TenantContext,
  { id: channelId }: ChannelRef,
): Promise<void> {
  await notifyClients(em, tenantId, 'conversations');
  await notifyClients(em, tenantId, 'channels');
  const runAt = new Date(clock.now().getTime() + reportPauseMs);
  await enqueue(em, reportUndeliveredJob, { tenantId, channelId }, { key: channelId, runAt });
}

/** The same for a message that became unknown; in addition it schedules a question to a vendor that has to be asked. */
export async function noteUnknown(ctx: TenantContext, channel: ChannelRef): Promise<void> {
  await noteUndelivered(ctx, channel);
  await enqueueLookUp(ctx, channel, new Date(ctx.clock.now().getTime() + lookUpPauseMs));
}
