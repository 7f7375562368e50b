import { type Database, type EntityManager, isUniqueViolation } from '@konstruct/kit/database';
import type { Channel } from '../channel/channel.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { endWaiting, handOver, keepContact } from '../inbound/hand-over.ts';
import { InboundMessage } from '../inbound/inbound-message.entity.ts';
import type { WhatsAppMessage } from './read-item.ts';

/** Hands a message to agents, once: one conversation a person. Returns a note where it was known. */
export async function receiveWhatsAppMessage(
  { database, now }: { database: Database; now: () => Date },
  channel: Channel,
  message: WhatsAppMessage,
): Promise<string | null> {
  const { tenantId, id: channelId } = channel;
  try {
    return await database.forTenant(tenantId).transactional(async (tx) => {
      if ((await tx.count(InboundMessage, { tenantId, channelId, externalId: message.externalId })) > 0)
        return 'the message is known already';
      const known = await findWriter(tx, channel, message);
      const sentAt = message.sentAt < now() ? message.sentAt : now();
      const contact = await keepContact(tx, channel, {
        externalId: message.userId,
        name: message.name,
        nameCheckedAt: now(),
        phone: message.phone ?? known?.phone ?? null,
        // Messages may overtake one another.
        lastInboundAt: known?.lastInboundAt && known.lastInboundAt > sentAt ? known.lastInboundAt : sentAt,
      });
      await handOver(tx, channel, contact, { ...message, threadKey: contact.id, isDirect: true }, now());
      await endWaiting(tx, channel);
      return null;
    });
  } catch (error) {
    // The same message was promoted at the same moment.
    if (isUniqueViolation(error)) return 'the message is known already';
    throw error;
  }
}

/** Somebody who was known by the phone number alone keeps their conversation when Meta begins to name them by an id. */
async function findWriter(
  tx: EntityManager,
  { tenantId, id: channelId }: Channel,
  { userId, phone }: WhatsAppMessage,
): Promise<Contact | null> {
  const known = await tx.findOne(Contact, { tenantId, channelId, externalId: userId });
  if (known || phone === null || phone === userId) return known;
  const byPhone = await tx.findOne(Contact, { tenantId, channelId, externalId: phone });
  if (!byPhone) return null;
  byPhone.externalId = userId;
  await tx.flush();
  return byPhone;
}
