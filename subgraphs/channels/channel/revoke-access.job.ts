import type { Database } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import { revokeAccessJob } from '../job-definitions.ts';
import { Channel } from './channel.entity.ts';
import { openToken } from './open-token.ts';

export interface RevokeAccessOptions {
  readonly database: Database;
  readonly opener: Opener;
  readonly now: () => Date;
  /** Gives the access back, by the kind of the channel. Throws where the vendor cannot be asked. */
  readonly giveAccessBack: Readonly<Record<Channel['kind'], (channel: Channel, token: string) => Promise<void>>>;
}

/** How soon it is looked again whether a token can be opened. */
const unopenedPauseMs = 600_000;

/** Gives a disconnected channel's access back to the vendor, then forgets the token. */
export function createRevokeAccess({ database, giveAccessBack, opener, now }: RevokeAccessOptions): Handler {
  return handleJob(revokeAccessJob, async ({ tenantId, channelId }) => {
    const em = database.forTenant(tenantId);
    const channel = await em.findOne(Channel, { tenantId, id: channelId });
    // Connected again meanwhile: a workspace has one token, an account one subscription, so to revoke the old one would end the new connection.
    if (!channel?.sealedToken || channel.status !== 'DISCONNECTED') return;

    const { connectedAt, sealedToken } = channel;
    const token = await openToken(opener, sealedToken, channel.binding());
    if (token === null) {
      const runAt = new Date(now().getTime() + unopenedPauseMs);
      return em.transactional((tx) => enqueue(tx, revokeAccessJob, { tenantId, channelId }, { key: channelId, runAt }));
    }
    await giveAccessBack[channel.kind](channel, token);
    // By the connection, not by the seal: a rotation of keys writes another seal of the same token.
    const given = { tenantId, id: channelId, status: 'DISCONNECTED' as const, connectedAt };
    await em.transactional((tx) => tx.nativeUpdate(Channel, given, { sealedToken: null, sealedWith: null }));
  });
}
