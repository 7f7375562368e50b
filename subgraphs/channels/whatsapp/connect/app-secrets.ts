import { abandonedBefore } from '../../channel/claim.ts';
import type { ExtraSecrets } from '../../channel/extra-secrets.port.ts';
import { openToken } from '../../channel/open-token.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';

/** The secrets of companies' Meta apps, which prove where messages come from. */
export const appSecrets: ExtraSecrets = {
  async findUnopened({ directory, opener }, channels) {
    const tenantOf = new Map(channels.map(({ id, tenantId }) => [id, tenantId]));
    const connections = await directory.fork().find(WhatsAppConnection, { channelId: { $in: [...tenantOf.keys()] } });
    const unopened = new Set<string>();
    for (const connection of connections) {
      const { channelId, tenantId, sealedAppSecret } = connection;
      // The number may belong to another company by now.
      if (!sealedAppSecret || tenantOf.get(channelId) !== tenantId) continue;
      if ((await openToken(opener, sealedAppSecret, connection.binding())) === null) unopened.add(channelId);
    }
    return unopened;
  },
  async forget({ tenantId, clock, deps }, { id: channelId, connectedAt }) {
    // Leaves a connection alone that is being made again, or was made again in the meantime.
    const isOver = [{ claimedAt: { $lte: connectedAt } }, { claimedAt: { $lt: abandonedBefore(clock.now()) } }];
    const own = { tenantId, channelId, $or: isOver };
    await deps.directory
      .fork()
      .transactional((tx) => tx.nativeUpdate(WhatsAppConnection, own, { sealedAppSecret: null, sealedWith: null }));
  },
};
