import type { Database, Directory } from '@konstruct/kit/database';
import { Channel } from '../channel/channel.entity.ts';
import type { Promotion } from '../inbox/promote-events.ts';
import { applyStatus } from './apply-status.ts';
import { parseItem, readItem, type StoredItem } from './read-item.ts';
import { receiveWhatsAppMessage } from './receive-whatsapp-message.ts';
import { WhatsAppConnection } from './whatsapp-connection.entity.ts';

export interface PromoteWhatsAppEventOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly now: () => Date;
}

/** Finds whose the messages and statuses of a number are, and hands them on under that tenant. */
export function createPromoteWhatsAppEvent({ database, directory, now }: PromoteWhatsAppEventOptions): Promotion<StoredItem> {
  async function promoteOne(item: StoredItem, channel: Channel): Promise<string | null> {
    const happening = readItem(item);
    if (happening.kind === 'nothing') return happening.why;
    if (happening.kind === 'status') return applyStatus(database, channel, happening);
    if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
    return receiveWhatsAppMessage({ database, now }, channel, happening);
  }

  return {
    read: parseItem,
    groupOf: ({ phoneNumberId }) => phoneNumberId,
    async promote(phoneNumberId, items) {
      const signers = items.map(({ channelId }) => channelId);
      const connections = await directory
        .fork()
        .find(WhatsAppConnection, { $or: [{ phoneNumberId }, { channelId: { $in: [...new Set(signers)] } }] });
      const connection = connections.find((each) => each.phoneNumberId === phoneNumberId);
      const tenantOfSigner = new Map(connections.map(({ channelId, tenantId }) => [channelId, tenantId]));
      if (!connection) return items.map(() => 'nobody has connected this number');

      const { tenantId, channelId } = connection;
      const channel = await database.forTenant(tenantId).transactional((tx) => tx.findOne(Channel, { tenantId, id: channelId }));
      // The number is claimed a moment before its channel is saved.
      if (!channel) throw new Error('The number is being connected.');
      const notes: (string | null)[] = [];
      for (const item of items) {
        // The signature proves whose app it was: it may speak of its own company's numbers, and of no other's.
        const isOwn = tenantOfSigner.get(item.channelId) === tenantId;
        notes.push(isOwn ? await promoteOne(item, channel) : 'the number is not one of the company whose app signed it');
      }
      return notes;
    },
  };
}
