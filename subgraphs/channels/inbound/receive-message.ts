import { type Database, type EntityManager, isUniqueViolation, newId } from '@konstruct/kit/database';
import { send } from '@konstruct/kit/jobs';
import { tellLive } from '@konstruct/kit/live';
import { Channel } from '../channel/channel.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import type { SlackMessage } from '../slack/read-event.ts';
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
    await em.transactional((tx) => hand(tx, channel, message, { name, known: seen.contact, now: now() }));
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

async function hand(
  tx: EntityManager,
  { tenantId, id: channelId, kind }: Channel,
  message: SlackMessage,
  { name, known, now }: { name: string | null; known: Contact | null; now: Date },
): Promise<void> {
  const contact = await tx.upsert(
    Contact,
    {
      tenantId,
      id: known?.id ?? newId(),
      channelId,
      externalId: message.userId,
      name: name?.slice(0, 200) ?? known?.name ?? unnamed,
      nameCheckedAt: name === null ? (known?.nameCheckedAt ?? null) : now,
      createdAt: known?.createdAt ?? now,
    },
    { onConflictFields: ['tenantId', 'channelId', 'externalId'], onConflictMergeFields: ['name', 'nameCheckedAt'] },
  );
  const messageId = newId();
  const { externalId, threadKey, text, sentAt, isDirect } = message;
  await tx.insert(InboundMessage, {
    tenantId,
    id: messageId,
    channelId,
    contactId: contact.id,
    externalId,
    threadKey,
    sentAt,
    createdAt: now,
  });
  await tx.nativeUpdate(Channel, { tenantId, id: channelId }, { lastInboundAt: now });
  await send(tx, 'agents.receive_message', tenantId, {
    messageId,
    channelId,
    channelKind: kind,
    contactId: contact.id,
    contactName: contact.name,
    threadKey,
    text,
    sentAt: sentAt.toISOString(),
    isDirect,
  });
  await tellLive(tx, tenantId, 'channels');
}
