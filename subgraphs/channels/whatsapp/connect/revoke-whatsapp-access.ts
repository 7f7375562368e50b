import type { Database, Directory } from '@konstruct/kit/database';
import { Channel } from '../../channel/channel.entity.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';
import type { WhatsApp } from '../graph-api/whatsapp.port.ts';

/** Stops Meta sending us the account's messages, and forgets the app's secret. */
export function createRevokeWhatsAppAccess({
  database,
  directory,
  whatsApp,
}: {
  database: Database;
  directory: Directory;
  whatsApp: WhatsApp;
}) {
  return async ({ tenantId, id: channelId }: Channel, token: string): Promise<void> => {
    const em = database.forTenant(tenantId);
    const number = await em.findOne(WhatsAppNumber, { tenantId, id: channelId });
    if (number && !(await isShared())) await whatsApp.unsubscribe(token, number.businessAccountId);
    await directory
      .fork()
      .transactional((tx) => tx.nativeUpdate(WhatsAppConnection, { tenantId, channelId }, { sealedAppSecret: null, sealedWith: null }));

    /** The subscription is the account's: another number of it may still be connected. */
    async function isShared(): Promise<boolean> {
      const others = await em.find(WhatsAppNumber, {
        tenantId,
        businessAccountId: number?.businessAccountId ?? '',
        id: { $ne: channelId },
      });
      const living = await em.count(Channel, { tenantId, id: { $in: others.map(({ id }) => id) }, status: { $ne: 'DISCONNECTED' } });
      return living > 0;
    }
  };
}
