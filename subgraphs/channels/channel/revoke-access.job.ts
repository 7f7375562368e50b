import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import { type ChannelKind, channelNames } from '@konstruct/schema/channel-kinds';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../context.ts';
import { revokeAccessJob } from '../job-definitions.ts';
import { Channel } from './channel.entity.ts';
import { openToken } from './open-token.ts';

/** How long the job waits before it tries again to open a token. */
const unopenedPauseMs = 600_000;
/** How long the job keeps trying: a key that is not back by then is lost. */
const mostUnopenedMs = 7 * 24 * 3_600_000;

const notGivenBack = (kind: ChannelKind): string =>
  `The access couldn’t be revoked at ${channelNames[kind]}, because it can’t be decrypted on this installation any more. Remove the app at ${channelNames[kind]}.`;

/**
 * Revokes a disconnected channel's access at the vendor, then deletes the token. A token that cannot be opened for a
 * week is deleted without being revoked: nothing needs its key any more after that, and the channel says what is left
 * to do.
 */
export function handleRevokeAccess(deps: Dependencies): Handler {
  return handleJob(revokeAccessJob, async ({ tenantId, channelId, unopenedSince }) => {
    const ctx = createTenantContext(deps, tenantId);
    const channel = await ctx.em.findOne(Channel, { tenantId, id: channelId });
    // Connected again in the meantime: a workspace has one token, an account one subscription, so revoking the old one
    // would end the new connection.
    if (!channel?.sealedToken || channel.status !== 'DISCONNECTED') return;

    const token = await openToken(deps.opener, channel.sealedToken, channel.binding());
    const now = ctx.clock.now();
    const since = unopenedSince ?? now.toISOString();
    if (token === null && now.getTime() - Date.parse(since) < mostUnopenedMs) {
      const runAt = new Date(now.getTime() + unopenedPauseMs);
      const again = { tenantId, channelId, unopenedSince: since };
      return inTransaction(ctx, ({ em }) => enqueue(em, revokeAccessJob, again, { key: channelId, runAt }));
    }
    if (token === null) await forgetUnopened(ctx, channel);
    else await deps.vendors.byKind[channel.kind].revokeToken(ctx, { channel, token });
    await forgetToken(ctx, channel, token === null ? { statusReason: notGivenBack(channel.kind) } : {});
  });
}

async function forgetUnopened(ctx: TenantContext, channel: Channel): Promise<void> {
  const { tenantId: tenant, id: channelId } = channel;
  ctx.deps.log.warn(
    { tenant, channelId },
    'the access of a disconnected channel was deleted without being revoked at the vendor: its key is lost',
  );
  await ctx.deps.vendors.secrets[channel.kind]?.forget(ctx, channel);
}

async function forgetToken(
  ctx: TenantContext,
  { id, connectedAt }: Channel,
  more: { statusReason?: string },
): Promise<void> {
  // Matched by the connection, not by the seal: a key rotation seals the same token again.
  const given = { tenantId: ctx.tenantId, id, status: 'DISCONNECTED' as const, connectedAt };
  await inTransaction(ctx, ({ em }) =>
    em.nativeUpdate(Channel, given, { sealedToken: null, sealedWith: null, ...more }),
  );
}
