import { newId, sql } from '@konstruct/kit/database';
import { enqueue, publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { messageReceived } from '@konstruct/schema/messages';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../channel/announce-channel.ts';
import { Channel } from '../channel/channel.entity.ts';
import type { TenantContext } from '../context.ts';
import { nameContactJob } from '../job-definitions.ts';

/** What a person wrote. */
export interface InboundText {
  /** The vendor's id of the message: one per message, however many events refer to it. */
  readonly externalId: string;
  /** Null: the contact is the thread. */
  readonly threadKey: string | null;
  readonly text: string;
  readonly sentAt: Date;
  readonly isDirect: boolean;
  /** Until when the channel accepts an answer; null: without end. */
  readonly answerableUntil: Date | null;
}

/** The author of the message, as far as the event reports it. */
export interface InboundPerson {
  readonly externalId: string;
  /** Null: the event does not report it; the vendor is asked later. */
  readonly name: string | null;
  /** What to call the person until a name is known. */
  readonly fallbackName: string;
  readonly phone: string | null;
}

/** A message that arrived over a channel. */
export interface Inbound {
  readonly channel: Pick<Channel, 'tenantId' | 'id' | 'kind' | 'status'>;
  readonly person: InboundPerson;
  readonly message: InboundText;
}

interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly is_name_stale: boolean;
}

export const alreadyKnown = 'the message was already stored';

// Messages may overtake one another: the latest time counts.
const writeContact = (tenantId: string, { channel, person, message }: Inbound, now: Date) => sql`
insert into channels.contacts as c (tenant_id, id, channel_id, external_id, phone, name, name_checked_at, last_inbound_at, created_at)
values (${tenantId}, ${newId()}, ${channel.id}, ${person.externalId}, ${person.phone}, left(coalesce(${person.name}, ${person.fallbackName}), 200),
  case when ${person.name !== null}::boolean then ${now.toISOString()}::timestamptz end,
  ${earlierOf(message.sentAt, now).toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)
on conflict (tenant_id, channel_id, external_id) do update set
  name = case when excluded.name_checked_at is null then c.name else excluded.name end,
  name_checked_at = coalesce(excluded.name_checked_at, c.name_checked_at),
  phone = coalesce(excluded.phone, c.phone),
  last_inbound_at = greatest(c.last_inbound_at, excluded.last_inbound_at)
returning id, name, name_checked_at is null or name_checked_at < ${now.toISOString()}::timestamptz - interval '24 hours' as is_name_stale`;

/** A vendor's clock may be ahead of ours. */
const earlierOf = (a: Date, b: Date) => (a < b ? a : b);

interface NewMessage {
  readonly tenantId: string;
  readonly messageId: string;
  readonly channelId: string;
  readonly contactId: string;
  readonly externalId: string;
  readonly threadKey: string;
  readonly sentAt: Date;
  readonly now: Date;
}

const writeMessage = ({
  tenantId,
  messageId,
  channelId,
  contactId,
  externalId,
  threadKey,
  sentAt,
  now,
}: NewMessage) => sql`
insert into channels.inbound_messages (tenant_id, id, channel_id, contact_id, external_id, thread_key, sent_at, created_at)
values (${tenantId}, ${messageId}, ${channelId}, ${contactId}, ${externalId}, ${threadKey}, ${sentAt.toISOString()}::timestamptz,
  ${now.toISOString()}::timestamptz)
on conflict (tenant_id, channel_id, external_id) do nothing returning id`;

// Without a limit, every message would make all others wait for the channel's row. One update every ten seconds is
// enough for what is shown.
const noteInbound = (tenantId: string, channelId: string, at: string) => sql`
update channels.channels set last_inbound_at = ${at}::timestamptz
where tenant_id = ${tenantId} and id = ${channelId}
  and (last_inbound_at is null or last_inbound_at < ${at}::timestamptz - interval '10 seconds') returning id`;

/**
 * Stores a message once and publishes it, in the transaction. No vendor is called: a job asks for a name that is not
 * known. Returns a note when the message was already known.
 */
export async function storeMessage(ctx: TenantContext, inbound: Inbound): Promise<string | null> {
  const { tenantId, em } = ctx;
  const { channel, person, message } = inbound;
  const now = ctx.clock.now();
  const [contact] = await em.execute<ContactRow[]>(writeContact(tenantId, inbound, now));
  if (!contact) throw new Error('A contact could not be stored.');
  const { externalId, sentAt } = message;
  const known = {
    messageId: newId(),
    channelId: channel.id,
    contactId: contact.id,
    threadKey: message.threadKey ?? contact.id,
  };
  const stored = await em.execute<unknown[]>(writeMessage({ tenantId, ...known, externalId, sentAt, now }));
  if (stored.length === 0) return alreadyKnown;
  await publish(em, messageReceived, tenantId, {
    ...known,
    channelKind: channel.kind,
    contactName: contact.name,
    text: message.text,
    sentAt: sentAt.toISOString(),
    isDirect: message.isDirect,
    answerableUntil: message.answerableUntil?.toISOString() ?? null,
  });
  if (person.name === null && contact.is_name_stale)
    await enqueue(em, nameContactJob, { tenantId, channelId: channel.id, contactId: contact.id }, { key: contact.id });
  const noted = await em.execute<unknown[]>(noteInbound(tenantId, channel.id, now.toISOString()));
  if (noted.length > 0) await notifyClients(em, tenantId, 'channels');
  if (channel.status === 'WAITING_FOR_MESSAGE') await endWaiting(ctx, channel.id);
  return null;
}

/** Ends the waiting state of a channel when its first message arrives. */
async function endWaiting(ctx: TenantContext, id: string): Promise<void> {
  const { tenantId, em } = ctx;
  const channel = await em.findOne(Channel, { tenantId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (channel?.status !== 'WAITING_FOR_MESSAGE') return;
  channel.status = 'CONNECTED';
  await announceChannel(ctx, channel);
}
