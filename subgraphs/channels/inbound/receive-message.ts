import { type Database, type EntityManager, isUniqueViolation } from '@konstruct/kit/database';
import type { Channel } from '../channel/channel.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import type { SlackMessage } from '../slack/read-event.ts';
import { handOver, keepContact } from './hand-over.ts';
import { InboundMessage } from './inbound-message.entity.ts';

export interface ReceiveMessageOptions {
  readonly database: Database;
  /** What a person is called; null where the vendor does not tell now. */
  nameOf(channel: Channel, externalId: string): Promise<string | null>;
  readonly now: () => Date;
}

const nameKeptMs = 24 * 3_600_000;
const unnamed = 'Somebody in Slack';

/**
 * Hands a message to agents, once: direct messages, mentions, and replies in threads that the employee takes part in.
 * Returns a note where it does not.
 */
export async function receiveMessage(options: ReceiveMessageOptions, channel: Channel, message: SlackMessage): Promise<string | null> {
  const { database, now } = options;
  const { tenantId, id: channelId } = channel;
  const em = database.forTenant(tenantId);
  const seen = await em.transactional(async (tx) => ({
    isKnown: (await tx.count(InboundMessage, { channelId, externalId: message.externalId })) > 0,
    isOurThread: message.isDirect || message.isMention || (await isOurThread(tx, channelId, message.threadKey)),
    contact: await tx.findOne(Contact, { channelId, externalId: message.userId }),
  }));
  if (seen.isKnown) return 'the message is known already';
  if (!seen.isOurThread) return 'it does not speak to the employee';

  // Before the transaction: no vendor is called from inside one.
  const name = isFresh(seen.contact, now()) ? null : await options.nameOf(channel, message.userId);
  try {
    await em.transactional(async (tx) => {
      const contact = await keepContact(tx, channel, {
        externalId: message.userId,
        name: name ?? seen.contact?.name ?? unnamed,
        nameCheckedAt: name === null ? (seen.contact?.nameCheckedAt ?? null) : now(),
        phone: null,
        lastInboundAt: null,
      });
      await handOver(tx, channel, contact, message, now());
    });
    return null;
  } catch (error) {
    // The same message came as another event at the same moment.
    if (isUniqueViolation(error)) return 'the message is known already';
    throw error;
  }
}

async function isOurThread(tx: EntityManager, channelId: string, threadKey: string): Promise<boolean> {
  return (await tx.findOne(InboundMessage, { channelId, threadKey }, { fields: ['id'] })) !== null;
}

function isFresh(contact: Contact | null, now: Date): boolean {
  return contact?.nameCheckedAt ? now.getTime() - contact.nameCheckedAt.getTime() < nameKeptMs : false;
}
