import type { Directory } from '@konstruct/kit/database';
import type { Opener } from '@konstruct/kit/vault';
import DataLoader from 'dataloader';
import { WhatsAppConnection } from '../whatsapp/whatsapp-connection.entity.ts';
import type { Channel } from './channel.entity.ts';
import { openToken } from './open-token.ts';

/**
 * Tells whether something that a living channel needs cannot be opened here: its token, to send, or its app's secret, to know what comes
 * in. Looked at once for each reading of a channel.
 */
export function createIsUnopened(directory: Directory, opener: Opener): (channel: Channel) => Promise<boolean> {
  // Other requests may change what is stored, so nothing is kept.
  const connections = new DataLoader<string, WhatsAppConnection | null>(
    async (ids) => {
      const rows = await directory.fork().find(WhatsAppConnection, { channelId: { $in: [...ids] } });
      const byId = new Map(rows.map((row) => [row.channelId, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    { cache: false },
  );
  const known = new WeakMap<Channel, Promise<boolean>>();

  async function look(channel: Channel): Promise<boolean> {
    if (channel.sealedToken && (await openToken(opener, channel.sealedToken, channel.binding())) === null) return true;
    const connection = channel.kind === 'WHATSAPP' ? await connections.load(channel.id) : null;
    // The number may be another company's by now.
    if (!connection?.sealedAppSecret || connection.tenantId !== channel.tenantId) return false;
    return (await openToken(opener, connection.sealedAppSecret, connection.binding())) === null;
  }
  return (channel) => {
    if (!channel.isAlive()) return Promise.resolve(false);
    const looked = known.get(channel) ?? look(channel);
    known.set(channel, looked);
    return looked;
  };
}
