import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { reportUndeliveredJob } from '../../job-definitions.ts';
import { enqueueLookUp } from '../queueing/enqueue-sending.ts';
import type { Senders, SendingChannel } from '../message/sender.port.ts';

/** What is told after so long has had its chance to settle by itself. */
const reportPauseMs = 300_000;
/** A message that the vendor took can be seen there by then. */
const lookUpPauseMs = 5_000;

type ChannelRef = Pick<SendingChannel, 'tenantId' | 'id' | 'kind'>;

/** Part of the transaction in which a message failed or became unknown: open pages show it, and people are told. */
export async function noteUndelivered(tx: EntityManager, { tenantId, id: channelId }: ChannelRef, now: Date): Promise<void> {
  await notifyClients(tx, tenantId, 'conversations');
  await notifyClients(tx, tenantId, 'channels');
  const runAt = new Date(now.getTime() + reportPauseMs);
  await enqueue(tx, reportUndeliveredJob, { tenantId, channelId }, { key: channelId, runAt });
}

/** The same of a message that became unknown: the vendor is asked for it too, where it has to be asked. */
export async function noteUnknown(tx: EntityManager, senders: Senders, channel: ChannelRef, now: Date): Promise<void> {
  await noteUndelivered(tx, channel, now);
  await enqueueLookUp(tx, senders, channel, new Date(now.getTime() + lookUpPauseMs));
}
