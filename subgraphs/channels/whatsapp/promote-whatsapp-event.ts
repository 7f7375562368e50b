import type { Database, Directory } from '@konstruct/kit/database';
import { Channel } from '../channel/channel.entity.ts';
import type { PromoteEvent } from '../inbox/promote-inbox.job.ts';
import { applyStatus } from './apply-status.ts';
import { parseItem, readItem, type StoredItem } from './read-item.ts';
import { receiveWhatsAppMessage } from './receive-whatsapp-message.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';

export interface PromoteWhatsAppEventOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly now: () => Date;
}

/** Finds whose message or status it is, and hands it on under that tenant. */
export function createPromoteWhatsAppEvent({ database, directory, now }: PromoteWhatsAppEventOptions): PromoteEvent {
  return {
    groupOf: ({ body }) => (body ? (tryParse(body)?.phoneNumberId ?? '') : ''),
    async promote({ body }) {
      const item = parseItem(body ?? Buffer.alloc(0));
      const em = directory.fork();
      const [signer, connection] = await Promise.all([
        em.findOne(WhatsAppConnection, { channelId: item.channelId }),
        em.findOne(WhatsAppConnection, { phoneNumberId: item.phoneNumberId }),
      ]);
      if (!signer || !connection) return 'nobody has connected this number';
      // The signature proves whose app it was: it may speak of its own company's numbers, and of no other's.
      if (connection.tenantId !== signer.tenantId) return 'the number is not one of the company whose app signed it';

      const { tenantId, channelId } = connection;
      const channel = await database.forTenant(tenantId).transactional((tx) => tx.findOne(Channel, { tenantId, id: channelId }));
      // The number is claimed a moment before its channel is saved.
      if (!channel) throw new Error('The number is being connected.');
      const happening = readItem(item);
      if (happening.kind === 'nothing') return happening.why;
      if (happening.kind === 'status') return applyStatus(database, channel, happening);
      if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
      return receiveWhatsAppMessage({ database, now }, channel, happening);
    },
  };
}

function tryParse(body: Uint8Array): StoredItem | null {
  try {
    return parseItem(body);
  } catch {
    return null;
  }
}
