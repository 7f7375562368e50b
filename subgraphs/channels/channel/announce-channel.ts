import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { channelUpdated } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import type { Channel } from './channel.entity.ts';

/** Publishes the channel's current state to agents and notifies open pages, in the transaction that changed it. */
export async function announceChannel({ tenantId, em }: TenantContext, channel: Channel): Promise<void> {
  channel.version += 1;
  await em.flush();
  const { id: channelId, version, kind, name, status } = channel;
  await publish(em, channelUpdated, tenantId, { channelId, version, kind, name, status });
  await notifyClients(em, tenantId, 'channels');
}
