import type { Database } from '@konstruct/kit/database';
import type { Opener } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import type { Slack } from '../web-api/slack.port.ts';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import { openToken } from '../../channel/open-token.ts';

/**
 * Shows a channel as disconnected after Slack said that the access ended. The event is only a hint: it may come late, after a
 * reconnect, so Slack is asked whether the token that we hold now still works.
 */
export async function endAccess(
  { database, slack, opener }: { database: Database; slack: Slack; opener: Opener },
  channel: Channel,
): Promise<string | null> {
  const { sealedToken } = channel;
  if (channel.status === 'DISCONNECTED' || sealedToken === null || sealedToken === undefined) return 'the channel is disconnected already';
  const token = await openToken(opener, sealedToken, channel.binding());
  // Once it can be opened, the next message that is sent tells.
  if (token === null) return 'the token cannot be opened here: it is not known whether the access ended';
  if (await slack.isAccessAlive(token)) return 'the access works: the event is older than it';

  return database.forTenant(channel.tenantId).transactional(async (tx) => {
    const current = await tx.findOne(Channel, { tenantId: channel.tenantId, id: channel.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // Not by the seal: a rotation of keys writes another one of the same token.
    if (!current?.sealedToken || current.connectedAt.getTime() !== channel.connectedAt.getTime())
      return 'the channel was connected again meanwhile';
    current.status = 'DISCONNECTED';
    current.statusReason = 'The app was removed from the workspace in Slack. Connect Slack again to continue. Your conversations are kept.';
    current.sealedToken = null;
    current.sealedWith = null;
    await announceChannel(tx, current);
    return null;
  });
}
