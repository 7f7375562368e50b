import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { Channel } from '../../channel/channel.entity.ts';
import { storeMessage } from '../../inbound/store-message.ts';
import { oneByOne } from '../../inbox/process-account.ts';
import type { EventProcessor } from '../../inbox/process-inbox.job.ts';
import { applyStatus } from './apply-status.ts';
import { parseItem, readItem, type StoredItem, type WhatsAppMessage } from './read-item.ts';
import { WhatsAppConnection } from '../connect/whatsapp-connection.entity.ts';
import { windowEnd } from '../outbound/window.ts';

export interface ProcessWhatsAppEventOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly now: () => Date;
}

/** Finds whose the messages and statuses of a number are, and processes them under that tenant. */
export function createWhatsAppEventProcessor({ database, directory, now }: ProcessWhatsAppEventOptions): EventProcessor {
  async function processOne(item: StoredItem, { tenantId, channelId }: WhatsAppConnection): Promise<string | null> {
    const inbound = readItem(item);
    if (inbound.kind === 'nothing') return inbound.why;
    const processed = await database.forTenant(tenantId).transactional(async (tx) => {
      const channel = await tx.findOne(Channel, { tenantId, id: channelId });
      // The number is claimed a moment before its channel is saved.
      if (!channel) throw new Error('The number is being connected.');
      if (inbound.kind === 'status') return channel;
      if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
      return receive(tx, channel, inbound);
    });
    return processed instanceof Channel && inbound.kind === 'status' ? applyStatus(database, processed, inbound) : alreadyDone(processed);
  }

  /** One conversation a person. */
  async function receive(tx: EntityManager, channel: Channel, message: WhatsAppMessage): Promise<string | null> {
    await adoptPhoneContact(tx, channel, message);
    const { userId: externalId, name, phone } = message;
    const person = { externalId, name, fallbackName: name, phone };
    return storeMessage(
      tx,
      channel,
      person,
      { ...message, threadKey: null, isDirect: true, answerableUntil: windowEnd(message.sentAt) },
      now(),
    );
  }

  async function findConnections(items: readonly StoredItem[]): Promise<WhatsAppConnection[]> {
    const numbers = [...new Set(items.map(({ phoneNumberId }) => phoneNumberId))];
    const signers = [...new Set(items.map(({ channelId }) => channelId))];
    if (items.length === 0) return [];
    return directory.fork().find(WhatsAppConnection, { $or: [{ phoneNumberId: { $in: numbers } }, { channelId: { $in: signers } }] });
  }

  return {
    async process(_account, events, job) {
      const items = events.map(({ body }) => readable(body));
      const seen = items.filter((item) => item !== null);
      const connections = await findConnections(seen);
      return oneByOne(events, job, async ({ body }) => {
        const item = parseItem(body);
        const connection = connections.find(({ phoneNumberId }) => phoneNumberId === item.phoneNumberId);
        if (!connection) return 'nobody has connected this number';
        // The signature proves whose app it was: it may speak of its own company's numbers, and of no other's.
        const signer = connections.find(({ channelId }) => channelId === item.channelId);
        if (signer?.tenantId !== connection.tenantId) return 'the number is not one of the company whose app signed it';
        return processOne(item, connection);
      });
    },
  };
}

function readable(body: Uint8Array): StoredItem | null {
  try {
    return parseItem(body);
  } catch {
    return null;
  }
}

const alreadyDone = (processed: Channel | string | null) => (processed instanceof Channel ? null : processed);

/** A person who was known by the phone number alone keeps their conversation when Meta begins to name them by an id. */
async function adoptPhoneContact(tx: EntityManager, { tenantId, id }: Channel, { userId, phone }: WhatsAppMessage): Promise<void> {
  if (phone === null || phone === userId) return;
  await tx.execute(
    `update channels.contacts as c set external_id = ? where tenant_id = ? and channel_id = ? and external_id = ?
       and not exists (select from channels.contacts o where o.tenant_id = c.tenant_id and o.channel_id = c.channel_id and o.external_id = ?)`,
    [userId, tenantId, id, phone, userId],
  );
}
