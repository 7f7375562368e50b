import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { enqueue } from '@konstruct/kit/jobs';
import { LockMode } from '@mikro-orm/core';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { DisconnectChannelInput } from '../generated/resolvers.ts';
import { revokeAccessJob } from '../job-definitions.ts';
import { announceChannel } from './announce-channel.ts';
import { Channel } from './channel.entity.ts';

/** Stops receiving and sending at once; a job then revokes the access at the vendor. A second call changes nothing. */
export async function disconnectChannel(ctx: Context, { id }: DisconnectChannelInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { tenantId, em } = tx;
    const channel = isId(id) ? await em.findOne(Channel, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!channel) return notFound('Channel not found.');
    if (channel.status !== 'DISCONNECTED') {
      channel.status = 'DISCONNECTED';
      channel.statusReason = null;
      await announceChannel(tx, channel);
      await enqueue(em, revokeAccessJob, { tenantId, channelId: channel.id }, { key: channel.id });
    }
    return { __typename: 'DisconnectChannelSuccess' as const, channel };
  });
}
