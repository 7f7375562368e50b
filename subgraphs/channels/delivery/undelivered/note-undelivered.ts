import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../../context.ts';
import { reportUndeliveredJob } from '../../job-definitions.ts';
import type { SendingChannel } from '../message/sender.port.ts';
import { enqueueLookUp } from '../queueing/enqueue-sending.ts';

/** What is told after so long has had its chance to settle by itself. */
const reportPauseMs = 300_000;
/** A message that the vendor took can be seen there by then. */
const lookUpPauseMs = 5_000;

type ChannelRef = Pick<SendingChannel, 'id' | 'kind'>;

/** Part of the transaction in which a message failed or became unknown: open pages show it, and people are told. */
export async function noteUndelivered({ tenantId, em, clock }: TenantContext, { id: channelId }: ChannelRef): Promise<void> {
  await notifyClients(em, tenantId, 'conversations');
  await notifyClients(em, tenantId, 'channels');
  const runAt = new Date(clock.now().getTime() + reportPauseMs);
  await enqueue(em, reportUndeliveredJob, { tenantId, channelId }, { key: channelId, runAt });
}

/** The same of a message that became unknown: the vendor is asked for it too, where it has to be asked. */
export async function noteUnknown(ctx: TenantContext, channel: ChannelRef): Promise<void> {
  await noteUndelivered(ctx, channel);
  await enqueueLookUp(ctx, channel, new Date(ctx.clock.now().getTime() + lookUpPauseMs));
}
