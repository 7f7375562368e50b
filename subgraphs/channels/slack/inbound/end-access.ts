import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import { openToken } from '../../channel/open-token.ts';
import { inTransaction, type TenantContext } from '../../context.ts';

/**
 * Shows a channel as disconnected after Slack reported that the access ended. The event is only a hint: it may arrive
 * late, after a reconnect, so the service asks Slack whether the token that it holds now still works.
 */
export async function endAccess(ctx: TenantContext, channel: Channel): Promise<string | null> {
  const { opener, vendors } = ctx.deps;
  const { sealedToken } = channel;
  if (channel.status === 'DISCONNECTED' || sealedToken === null || sealedToken === undefined)
    return 'the channel is disconnected already';
  const token = await openToken(opener, sealedToken, channel.binding());
  // Once the token can be opened, the next message that is sent will show it.
  if (token === null) return 'the token cannot be decrypted here, so it is unknown whether the access ended';
  if (await vendors.own.SLACK.api.isAccessAlive(token)) return 'the access works: the event is older than it';

  return inTransaction(ctx, async (tx) => {
    const key = { tenantId: tx.tenantId, id: channel.id };
    const current = await tx.em.findOne(Channel, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // Not compared by the seal: a key rotation seals the same token again.
    if (!current?.sealedToken || current.connectedAt.getTime() !== channel.connectedAt.getTime())
      return 'the channel was connected again in the meantime';
    current.status = 'DISCONNECTED';
    current.statusReason =
      'The app was removed from the workspace in Slack. Connect Slack again to continue. Your conversations are kept.';
    current.sealedToken = null;
    current.sealedWith = null;
    await announceChannel(tx, current);
    return null;
  });
}
