import type { Database } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import { revokeAccessJob } from '../job-definitions.ts';
import { Channel } from './channel.entity.ts';

export interface RevokeAccessOptions {
  readonly database: Database;
  readonly opener: Opener;
  /** Gives the access back, by the kind of the channel. Throws where the vendor cannot be asked. */
  readonly giveAccessBack: Readonly<Record<Channel['kind'], (channel: Channel, token: string) => Promise<void>>>;
}

/** Gives a disconnected channel's access back to the vendor, then forgets the token. */
export function createRevokeAccess({ database, giveAccessBack, opener }: RevokeAccessOptions): Handler {
  return handleJob(revokeAccessJob, async ({ tenantId, channelId }) => {
    const em = database.forTenant(tenantId);
    const channel = await em.findOne(Channel, { tenantId, id: channelId });
    // Connected again meanwhile: a workspace has one token, an account one subscription, so to revoke the old one would end the new connection.
    if (!channel?.sealedToken || channel.status !== 'DISCONNECTED') return;

    const { connectedAt, sealedToken } = channel;
    await giveAccessBack[channel.kind](channel, await opener.open(sealedToken, channel.binding()));
    // By the connection, not by the seal: a rotation of keys writes another seal of the same token.
    const given = { tenantId, id: channelId, status: 'DISCONNECTED' as const, connectedAt };
    await em.transactional((tx) => tx.nativeUpdate(Channel, given, { sealedToken: null, sealedWith: null }));
  });
}
