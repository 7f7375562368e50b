import type { Database } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import { z } from 'zod';
import type { Slack } from '../slack/slack.port.ts';
import { Channel } from './channel.entity.ts';

const payloadSchema = z.object({ tenantId: z.uuid(), channelId: z.uuid() });

/** Gives a disconnected channel's access back to Slack, then forgets the token. */
export function createRevokeAccess({ database, slack, opener }: { database: Database; slack: Slack; opener: Opener }): Task {
  return async (payload) => {
    const { tenantId, channelId } = payloadSchema.parse(payload);
    const em = database.forTenant(tenantId);
    const channel = await em.findOne(Channel, { tenantId, id: channelId });
    // Connected again meanwhile: Slack has one token a workspace, so to revoke the old one would end the new connection.
    if (!channel?.sealedToken || channel.status !== 'DISCONNECTED') return;

    const { sealedToken } = channel;
    await slack.giveAccessBack(await opener.open(sealedToken, channel.binding()));
    await em.transactional((tx) => tx.nativeUpdate(Channel, { tenantId, id: channelId, sealedToken }, { sealedToken: null }));
  };
}
