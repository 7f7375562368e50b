import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { enqueue } from '@konstruct/kit/jobs';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { DisconnectChannelInput } from '../generated/resolvers.ts';
import { announceChannel } from './announce-channel.ts';
import { revokeAccessJob } from '../job-definitions.ts';
import { Channel } from './channel.entity.ts';

/** Stops receiving and sending at once; the access is given back to the vendor right after. Done twice, it changes nothing. */
export async function disconnectChannel({ em }: Context, { id }: DisconnectChannelInput) {
  return em.transactional(async (tx) => {
    const channel = isId(id) ? await tx.findOne(Channel, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!channel) return notFound('Channel not found.');
    if (channel.status !== 'DISCONNECTED') {
      channel.status = 'DISCONNECTED';
      channel.statusReason = null;
      await announceChannel(tx, channel);
      await enqueue(tx, revokeAccessJob, { tenantId: channel.tenantId, channelId: channel.id }, { key: channel.id });
    }
    return { __typename: 'DisconnectChannelSuccess' as const, channel };
  });
}
