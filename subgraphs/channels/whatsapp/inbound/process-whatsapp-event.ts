import { sql } from '@konstruct/kit/database';
import { Channel } from '../../channel/channel.entity.ts';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../../context.ts';
import { storeMessage } from '../../inbound/store-message.ts';
import { oneByOne } from '../../inbox/process-account.ts';
import type { EventProcessor } from '../../inbox/process-inbox.job.ts';
import { WhatsAppConnection } from '../connect/whatsapp-connection.entity.ts';
import { windowEnd } from '../outbound/window.ts';
import { applyStatus } from './apply-status.ts';
import { parseItem, readItem, type StoredItem, type WhatsAppMessage } from './read-item.ts';

/** Finds the company of a number's messages and statuses, and processes them under that tenant. */
export const whatsAppEventProcessor: EventProcessor = {
  async process(deps, batch) {
    const seen = batch.events.map(({ body }) => readable(body)).filter((item) => item !== null);
    const connections = await findConnections(deps, seen);
    return oneByOne(batch, async ({ body }) => {
      const item = parseItem(body);
      const connection = connections.find(({ phoneNumberId }) => phoneNumberId === item.phoneNumberId);
      if (!connection) return 'no company has connected this number';
      // The signature proves which app sent the event: it may report about its own company's numbers, and about no
      // other's.
      const signer = connections.find(({ channelId }) => channelId === item.channelId);
      if (signer?.tenantId !== connection.tenantId)
        return 'the number does not belong to the company whose app signed it';
      return processItem(deps, connection, item);
    });
  },
};

async function processItem(
  deps: Dependencies,
  { tenantId, channelId }: WhatsAppConnection,
  item: StoredItem,
): Promise<string | null> {
  const inbound = readItem(item);
  if (inbound.kind === 'nothing') return inbound.why;
  return inTransaction(createTenantContext(deps, tenantId), async (tx) => {
    const channel = await tx.em.findOne(Channel, { tenantId, id: channelId });
    // The number is claimed a moment before its channel is saved.
    if (!channel) throw new Error('The number is being connected.');
    if (inbound.kind === 'status') return applyStatus(tx, channel, inbound);
    if (channel.status === 'DISCONNECTED') return 'the channel is disconnected';
    return receive(tx, channel, inbound);
  });
}

/** One conversation per person. */
async function receive(ctx: TenantContext, channel: Channel, inbound: WhatsAppMessage): Promise<string | null> {
  await adoptPhoneContact(ctx, channel, inbound);
  const { userId: externalId, name, phone } = inbound;
  const person = { externalId, name, fallbackName: name, phone };
  const message = { ...inbound, threadKey: null, isDirect: true, answerableUntil: windowEnd(inbound.sentAt) };
  return storeMessage(ctx, { channel, person, message });
}

async function findConnections(
  { directory }: Dependencies,
  items: readonly StoredItem[],
): Promise<WhatsAppConnection[]> {
  const numbers = [...new Set(items.map(({ phoneNumberId }) => phoneNumberId))];
  const signers = [...new Set(items.map(({ channelId }) => channelId))];
  if (items.length === 0) return [];
  return directory
    .fork()
    .find(WhatsAppConnection, { $or: [{ phoneNumberId: { $in: numbers } }, { channelId: { $in: signers } }] });
}

function readable(body: Uint8Array): StoredItem | null {
  try {
    return parseItem(body);
  } catch {
    return null;
  }
}

interface Adopted {
  readonly tenantId: string;
  readonly channelId: string;
  readonly phone: string;
  readonly userId: string;
}

const renameContact = ({ tenantId, channelId, phone, userId }: Adopted) => sql`
update channels.contacts as c set external_id = ${userId}
where tenant_id = ${tenantId} and channel_id = ${channelId} and external_id = ${phone}
  and not exists (select from channels.contacts o where o.tenant_id = c.tenant_id and o.channel_id = c.channel_id and o.external_id = ${userId})`;

/**
 * A person who was known by the phone number alone keeps the conversation when Meta begins to identify the person by an
 * id.
 */
async function adoptPhoneContact(
  ctx: TenantContext,
  { id: channelId }: Channel,
  { userId, phone }: WhatsAppMessage,
): Promise<void> {
  if (phone === null || phone === userId) return;
  await ctx.em.execute(renameContact({ tenantId: ctx.tenantId, channelId, phone, userId }));
}
