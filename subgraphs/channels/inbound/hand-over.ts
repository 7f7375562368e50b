import { type EntityManager, newId } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { tellLive } from '@konstruct/kit/live';
import { messageReceived } from '@konstruct/schema/messages';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../channel/announce-channel.ts';
import { Channel } from '../channel/channel.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { InboundMessage } from './inbound-message.entity.ts';

/** What somebody wrote. */
export interface Words {
  /** The vendor's id of the message: one per message, whatever the number of events that speak of it. */
  readonly externalId: string;
  readonly threadKey: string;
  readonly text: string;
  readonly sentAt: Date;
  readonly isDirect: boolean;
}

type Person = Pick<Contact, 'externalId' | 'name' | 'nameCheckedAt' | 'phone' | 'lastInboundAt'>;

/** Who wrote, as a contact: new, or as the vendor names them now. */
export async function keepContact(tx: EntityManager, { tenantId, id: channelId }: Channel, person: Person): Promise<Contact> {
  const { externalId } = person;
  await tx.upsert(
    Contact,
    { tenantId, id: newId(), channelId, ...person, name: person.name.slice(0, 200), createdAt: new Date() },
    {
      onConflictFields: ['tenantId', 'channelId', 'externalId'],
      onConflictMergeFields: ['name', 'nameCheckedAt', 'phone', 'lastInboundAt'],
    },
  );
  return tx.findOneOrFail(Contact, { tenantId, channelId, externalId }, { refresh: true });
}

/** Writes down that a message came, and hands its text to agents: part of one transaction. The same message twice fails. */
export async function handOver(
  tx: EntityManager,
  { tenantId, id: channelId, kind }: Channel,
  contact: Contact,
  { externalId, threadKey, text, sentAt, isDirect }: Words,
  now: Date,
): Promise<void> {
  const messageId = newId();
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
  await publish(tx, messageReceived, tenantId, {
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

/** A channel that waited for its first message has it. */
export async function endWaiting(tx: EntityManager, { tenantId, id }: Channel): Promise<void> {
  const channel = await tx.findOne(Channel, { tenantId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (channel?.status !== 'WAITING_FOR_MESSAGE') return;
  channel.status = 'CONNECTED';
  await announceChannel(tx, channel);
}
