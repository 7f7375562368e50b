import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { tellLive } from '@konstruct/kit/live';
import { reportUndeliveredJob } from '../../job-definitions.ts';
import { enqueueLookUp } from '../queueing/enqueue-sending.ts';
import type { SendingChannel } from '../sender.port.ts';

/** What is told after so long has had its chance to settle by itself. */
const reportPauseMs = 300_000;
/** A message that the vendor took can be seen there by then. */
const lookUpPauseMs = 5_000;

/** Part of the transaction in which a message failed or became unknown: open pages show it, it is looked for, and people are told. */
export async function noteUndelivered(
  tx: EntityManager,
  channel: Pick<SendingChannel, 'tenantId' | 'id' | 'kind'>,
  state: 'FAILED' | 'UNKNOWN',
  now: Date,
): Promise<void> {
  const { tenantId, id: channelId } = channel;
  await tellLive(tx, tenantId, 'conversations');
  await tellLive(tx, tenantId, 'channels');
  const runAt = new Date(now.getTime() + reportPauseMs);
  await enqueue(tx, reportUndeliveredJob, { tenantId, channelId }, { key: channelId, runAt });
  if (state === 'UNKNOWN') await enqueueLookUp(tx, channel, new Date(now.getTime() + lookUpPauseMs));
}
