import type { Database } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import { type ChannelKind, channelNames } from '@konstruct/schema/channel-kinds';
import { revokeAccessJob } from '../job-definitions.ts';
import { Channel } from './channel.entity.ts';
import { openToken } from './open-token.ts';
import type { SecretsByKind } from './unopened-access.ts';

/** Gives the access of a channel back to its vendor. Throws where the vendor cannot be asked. */
interface TokenRevoker {
  revokeToken(channel: Channel, token: string): Promise<void>;
}

export interface RevokeAccessOptions {
  readonly database: Database;
  readonly log: Pick<Logger, 'warn'>;
  readonly opener: Opener;
  readonly now: () => Date;
  readonly vendors: Readonly<Record<ChannelKind, TokenRevoker>>;
  readonly secrets: SecretsByKind;
}

/** How soon it is looked again whether a token can be opened. */
const unopenedPauseMs = 600_000;
/** For so long it is looked: a key that is not back by then is lost. */
const mostUnopenedMs = 7 * 24 * 3_600_000;

const notGivenBack = (kind: ChannelKind): string =>
  `The access couldn't be revoked at ${channelNames[kind]}, because it can't be decrypted on this installation any more. Remove the app at ${channelNames[kind]}.`;

/**
 * Gives a disconnected channel's access back to the vendor, then forgets the token. One that cannot be opened for a week is forgotten
 * without: then nothing needs its key any more, and the channel says what is left to do.
 */
export function createRevokeAccess({ database, log, vendors, secrets, opener, now }: RevokeAccessOptions): Handler {
  return handleJob(revokeAccessJob, async ({ tenantId, channelId, unopenedSince }) => {
    const em = database.forTenant(tenantId);
    const channel = await em.findOne(Channel, { tenantId, id: channelId });
    // Connected again meanwhile: a workspace has one token, an account one subscription, so to revoke the old one would end the new connection.
    if (!channel?.sealedToken || channel.status !== 'DISCONNECTED') return;

    const { connectedAt, sealedToken } = channel;
    const token = await openToken(opener, sealedToken, channel.binding());
    const since = unopenedSince ?? now().toISOString();
    if (token === null && now().getTime() - Date.parse(since) < mostUnopenedMs) {
      const runAt = new Date(now().getTime() + unopenedPauseMs);
      const again = { tenantId, channelId, unopenedSince: since };
      return em.transactional((tx) => enqueue(tx, revokeAccessJob, again, { key: channelId, runAt }));
    }
    if (token !== null) await vendors[channel.kind].revokeToken(channel, token);
    else await forgetUnopened(channel);
    // By the connection, not by the seal: a rotation of keys writes another seal of the same token.
    const given = { tenantId, id: channelId, status: 'DISCONNECTED' as const, connectedAt };
    await em.transactional((tx) =>
      tx.nativeUpdate(Channel, given, {
        sealedToken: null,
        sealedWith: null,
        ...(token === null ? { statusReason: notGivenBack(channel.kind) } : {}),
      }),
    );
  });

  async function forgetUnopened(channel: Channel): Promise<void> {
    const { tenantId: tenant, id: channelId } = channel;
    log.warn({ tenant, channelId }, 'the access of a disconnected channel is forgotten, and not given back: its key is lost');
    await secrets[channel.kind]?.forget(channel);
  }
}
