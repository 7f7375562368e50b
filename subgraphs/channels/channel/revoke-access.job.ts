import type { Database } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import { z } from 'zod';
import { Channel } from './channel.entity.ts';

const payloadSchema = z.object({ tenantId: z.uuid(), channelId: z.uuid() });

export interface RevokeAccessOptions {
  readonly database: Database;
  readonly opener: Opener;
  /** Gives the access back, by the kind of the channel. Throws where the vendor cannot be asked. */
  readonly giveAccessBack: Readonly<Record<Channel['kind'], (channel: Channel, token: string) => Promise<void>>>;
}

/** Gives a disconnected channel's access back to the vendor, then forgets the token. */
export function createRevokeAccess({ database, giveAccessBack, opener }: RevokeAccessOptions): Task {
  return async (payload) => {
    const { tenantId, channelId } = payloadSchema.parse(payload);
    const em = database.forTenant(tenantId);
    const channel = await em.findOne(Channel, { tenantId, id: channelId });
    // Connected again meanwhile: a workspace has one token, an account one subscription, so to revoke the old one would end the new connection.
    if (!channel?.sealedToken || channel.status !== 'DISCONNECTED') return;

    const { sealedToken } = channel;
    await giveAccessBack[channel.kind](channel, await opener.open(sealedToken, channel.binding()));
    await em.transactional((tx) => tx.nativeUpdate(Channel, { tenantId, id: channelId, sealedToken }, { sealedToken: null }));
  };
}
