import type { EntityManager } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { channelUpdated } from '@konstruct/schema/messages';
import type { Channel } from './channel.entity.ts';

/** Tells agents, and open pages, how a channel stands now: part of the transaction that changed it. */
export async function announceChannel(tx: EntityManager, channel: Channel): Promise<void> {
  channel.version += 1;
  await tx.flush();
  const { id: channelId, version, kind, name, status } = channel;
  await publish(tx, channelUpdated, channel.tenantId, { channelId, version, kind, name, status });
  await notifyClients(tx, channel.tenantId, 'channels');
}
