import type { Directory } from '@konstruct/kit/database';
import type { Opener } from '@konstruct/kit/vault';
import DataLoader from 'dataloader';
import type { ExtraSecrets } from '../../channel/extra-secrets.port.ts';
import { openToken } from '../../channel/open-token.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';

/** The secrets of companies' Meta apps, by which it is known where messages come from. */
export function createAppSecrets({ directory, opener }: { directory: Directory; opener: Opener }): ExtraSecrets {
  // Other requests may change what is stored, so nothing is kept.
  const connections = new DataLoader<string, WhatsAppConnection | null>(
    async (ids) => {
      const rows = await directory.fork().find(WhatsAppConnection, { channelId: { $in: [...ids] } });
      const byId = new Map(rows.map((row) => [row.channelId, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    { cache: false },
  );
  return {
    async isUnopened({ tenantId, id }) {
      const connection = await connections.load(id);
      // The number may be another company's by now.
      if (!connection?.sealedAppSecret || connection.tenantId !== tenantId) return false;
      return (await openToken(opener, connection.sealedAppSecret, connection.binding())) === null;
    },
    async forget({ tenantId, id: channelId, connectedAt }) {
      // Not of a connection that is being made again.
      const own = { tenantId, channelId, claimedAt: { $lte: connectedAt } };
      await directory.fork().transactional((tx) => tx.nativeUpdate(WhatsAppConnection, own, { sealedAppSecret: null, sealedWith: null }));
    },
  };
}
