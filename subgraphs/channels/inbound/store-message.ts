import { type EntityManager, newId } from '@konstruct/kit/database';
import { enqueue, publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { messageReceived } from '@konstruct/schema/messages';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../channel/announce-channel.ts';
import { Channel } from '../channel/channel.entity.ts';
import { nameContactJob } from '../job-definitions.ts';

/** What a person wrote. */
export interface InboundText {
  /** The vendor's id of the message: one per message, whatever the number of events that speak of it. */
  readonly externalId: string;
  /** Null: the contact is the thread. */
  readonly threadKey: string | null;
  readonly text: string;
  readonly sentAt: Date;
  readonly isDirect: boolean;
  /** Until when the channel takes an answer; null: for good. */
  readonly answerableUntil: Date | null;
}

/** Who wrote it, as far as the event tells. */
export interface InboundPerson {
  readonly externalId: string;
  /** Null: not told; the vendor is asked later. */
  readonly name: string | null;
  /** What they are called until a name is known. */
  readonly fallbackName: string;
  readonly phone: string | null;
}

interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly is_name_stale: boolean;
}

export const alreadyKnown = 'the message is known already';

// Messages may overtake one another: the newest time holds.
const upsertContact = `
insert into channels.contacts as c (tenant_id, id, channel_id, external_id, phone, name, name_checked_at, last_inbound_at, created_at)
values (?, ?, ?, ?, ?, left(coalesce(?, ?), 200), case when ?::boolean then ?::timestamptz end, ?::timestamptz, ?::timestamptz)
on conflict (tenant_id, channel_id, external_id) do update set
  name = case when excluded.name_checked_at is null then c.name else excluded.name end,
  name_checked_at = coalesce(excluded.name_checked_at, c.name_checked_at),
  phone = coalesce(excluded.phone, c.phone),
  last_inbound_at = greatest(c.last_inbound_at, excluded.last_inbound_at)
returning id, name, name_checked_at is null or name_checked_at < ?::timestamptz - interval '24 hours' as is_name_stale`;

const insertMessage = `
insert into channels.inbound_messages (tenant_id, id, channel_id, contact_id, external_id, thread_key, sent_at, created_at)
values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz) on conflict (tenant_id, channel_id, external_id) do nothing returning id`;

// Every message would have every other wait for the channel's row: once in ten seconds is enough to show.
const noteInbound = `
update channels.channels set last_inbound_at = ?::timestamptz
where tenant_id = ? and id = ? and (last_inbound_at is null or last_inbound_at < ?::timestamptz - interval '10 seconds') returning id`;

/**
 * Stores a message, once, and publishes it, as part of the transaction. No vendor is called: a name that is not known is asked for
 * by a job. Returns a note where the message was known.
 */
export async function storeMessage(
  tx: EntityManager,
  channel: Pick<Channel, 'tenantId' | 'id' | 'kind' | 'status'>,
  person: InboundPerson,
  message: InboundText,
  now: Date,
): Promise<string | null> {
  const { tenantId, id: channelId, kind } = channel;
  const at = now.toISOString();
  // A vendor's clock may be ahead of ours.
  const sentAt = (message.sentAt < now ? message.sentAt : now).toISOString();
  const { externalId, name, fallbackName, phone } = person;
  const [contact] = await tx.execute<ContactRow[]>(upsertContact, [
    ...[tenantId, newId(), channelId, externalId, phone, name, fallbackName, name !== null, at, sentAt, at, at],
  ]);
  if (!contact) throw new Error('A contact could not be stored.');
  const messageId = newId();
  const threadKey = message.threadKey ?? contact.id;
  const values = [tenantId, messageId, channelId, contact.id, message.externalId, threadKey, message.sentAt.toISOString(), at];
  if ((await tx.execute<unknown[]>(insertMessage, values)).length === 0) return alreadyKnown;
  await publish(tx, messageReceived, tenantId, {
    messageId,
    channelId,
    channelKind: kind,
    contactId: contact.id,
    contactName: contact.name,
    threadKey,
    text: message.text,
    sentAt: message.sentAt.toISOString(),
    isDirect: message.isDirect,
    answerableUntil: message.answerableUntil?.toISOString() ?? null,
  });
  if (name === null && contact.is_name_stale)
    await enqueue(tx, nameContactJob, { tenantId, channelId, contactId: contact.id }, { key: contact.id });
  const noted = await tx.execute<unknown[]>(noteInbound, [at, tenantId, channelId, at]);
  if (noted.length > 0) await notifyClients(tx, tenantId, 'channels');
  if (channel.status === 'WAITING_FOR_MESSAGE') await endWaiting(tx, channel);
  return null;
}

/** A channel that waited for its first message has it. */
async function endWaiting(tx: EntityManager, { tenantId, id }: Pick<Channel, 'tenantId' | 'id'>): Promise<void> {
  const channel = await tx.findOne(Channel, { tenantId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (channel?.status !== 'WAITING_FOR_MESSAGE') return;
  channel.status = 'CONNECTED';
  await announceChannel(tx, channel);
}
