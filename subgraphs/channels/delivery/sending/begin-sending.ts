import type { EntityManager } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import type { Opener } from '@konstruct/kit/vault';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { openToken, unopenedReason } from '../../channel/open-token.ts';
import { type OffKinds, offReason } from '../../channel/switches.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';
import type { Posting, SendingChannel, SendingMessage, Senders } from '../message/sender.port.ts';
import { noteUndelivered, noteUnknown } from '../undelivered/note-undelivered.ts';
import { failRest } from './settle-sending.ts';

/** How soon a thread is looked at again that waits for whoever runs the installation: what waits goes out by itself. */
const offPauseMs = 60_000;

export interface BeginOptions {
  readonly senders: Senders;
  readonly opener: Opener;
  readonly off: OffKinds;
}

/** A thread of a channel. */
export interface Thread {
  readonly tenantId: string;
  readonly channelId: string;
  readonly threadKey: string;
}

// One statement for the message and its channel: it is asked for each post. What was being sent comes first: it was cut off.
const head = `
select m.id, m.message_id, m.part, m.text, m.author_name, m.state, m.attempt, m.retry_count, m.is_test, m.reason,
  (extract(epoch from m.not_before) * 1000)::float8 as not_before_ms,
  c.kind, c.name, c.status, c.status_reason, c.external_id, c.scopes, c.sealed_token,
  (extract(epoch from c.connected_at) * 1000)::float8 as connected_at_ms
from channels.outbound_messages m join channels.channels c on c.tenant_id = m.tenant_id and c.id = m.channel_id
where m.tenant_id = ? and m.channel_id = ? and m.thread_key = ? and m.state in ('QUEUED', 'SENDING')
order by m.state = 'SENDING' desc, m.position, m.id limit 1 for update of m`;

interface HeadRow {
  readonly id: string;
  readonly message_id: string;
  readonly part: number;
  readonly text: string | null;
  readonly author_name: string | null;
  readonly state: 'QUEUED' | 'SENDING';
  readonly attempt: number;
  readonly retry_count: number;
  readonly is_test: boolean;
  readonly reason: string | null;
  readonly not_before_ms: number | null;
  readonly kind: SendingChannel['kind'];
  readonly name: string;
  readonly status: SendingChannel['status'];
  readonly status_reason: string | null;
  readonly external_id: string;
  readonly scopes: string[];
  readonly sealed_token: string | null;
  readonly connected_at_ms: number;
}

const begin = `
update channels.outbound_messages set state = 'SENDING', attempt = attempt + 1, sending_at = ?::timestamptz, updated_at = ?::timestamptz
where tenant_id = ? and id = ?`;
const explain = 'update channels.outbound_messages set reason = ?, updated_at = ?::timestamptz where tenant_id = ? and id = ?';
const writeCutOff = `update channels.outbound_messages set state = 'UNKNOWN', reason = ?, updated_at = ?::timestamptz where tenant_id = ? and id = ?`;

/** Marks the oldest message that is due in a thread as being sent, as part of the transaction. Null where nothing may be sent now. */
export async function beginSending(
  tx: EntityManager,
  { senders, opener, off }: BeginOptions,
  { tenantId, channelId, threadKey }: Thread,
  now: Date,
): Promise<Posting<unknown> | null> {
  const at = now.toISOString();
  for (;;) {
    const [row] = await tx.execute<HeadRow[]>(head, [tenantId, channelId, threadKey]);
    if (!row) return null;
    const { message, channel } = read(row, { tenantId, channelId, threadKey });
    const isAlive = channel.status === 'CONNECTED' || channel.status === 'WAITING_FOR_MESSAGE';

    if (row.state === 'SENDING') {
      await cutOff(tx, senders, message, channel, now);
      continue;
    }
    if (off.has(channel.kind) && isAlive) {
      await wait(tx, row, message, `Waiting to be sent. ${offReason(channel.kind)}`, at);
      await enqueueSending(tx, channel, threadKey, new Date(now.getTime() + offPauseMs));
      return null;
    }
    if (row.not_before_ms !== null && row.not_before_ms > now.getTime()) {
      await enqueueSending(tx, channel, threadKey, new Date(row.not_before_ms));
      return null;
    }
    if (!isAlive || !channel.sealedToken) {
      // Kept, not lost: a reconnect sends it.
      await wait(tx, row, message, `Waiting until ${channel.name} is connected again. ${channel.statusReason ?? ''}`.trim(), at);
      return null;
    }
    const found = await senders[channel.kind].placeOf(tx, message, now);
    if ('closed' in found) {
      await failRest(tx, message, found.closed, now);
      await noteUndelivered(tx, channel, now);
      continue;
    }
    // Before the state is committed: a token that does not open must not leave a message in doubt.
    const token = await openToken(opener, channel.sealedToken, { tenantId, channelId });
    if (token === null) {
      await wait(tx, row, message, `Waiting to be sent. ${unopenedReason(channel.kind)}`, at);
      await enqueueSending(tx, channel, threadKey, new Date(now.getTime() + offPauseMs));
      return null;
    }
    await tx.execute(begin, [at, at, tenantId, message.id]);
    return { message: { ...message, attempt: message.attempt + 1 }, channel, token, place: found.place };
  }
}

/** Whoever was sending it died: the thread's jobs follow one another, so nobody else is at it now. */
async function cutOff(
  tx: EntityManager,
  senders: Senders,
  { tenantId, id }: SendingMessage,
  channel: SendingChannel,
  now: Date,
): Promise<void> {
  const where = channelNames[channel.kind];
  const reason = `Sending was interrupted. The message may have arrived: check ${where} before sending it again.`;
  await tx.execute(writeCutOff, [reason, now.toISOString(), tenantId, id]);
  await noteUnknown(tx, senders, channel, now);
}

/** Marks what was being sent in a thread as unknown, and begins nothing, as part of the transaction. */
export async function cutOffSending(tx: EntityManager, senders: Senders, thread: Thread, now: Date): Promise<void> {
  const [row] = await tx.execute<HeadRow[]>(head, [thread.tenantId, thread.channelId, thread.threadKey]);
  if (row?.state !== 'SENDING') return;
  const { message, channel } = read(row, thread);
  await cutOff(tx, senders, message, channel, now);
}

async function wait(tx: EntityManager, row: HeadRow, { tenantId, id, isTest }: SendingMessage, reason: string, at: string): Promise<void> {
  if (row.reason === reason) return;
  await tx.execute(explain, [reason, at, tenantId, id]);
  await notifyClients(tx, tenantId, isTest ? 'channels' : 'conversations');
}

function read(row: HeadRow, { tenantId, channelId, threadKey }: Thread): { message: SendingMessage; channel: SendingChannel } {
  const { id, part, text, attempt, kind, name, status, scopes } = row;
  return {
    message: {
      tenantId,
      id,
      messageId: row.message_id,
      part,
      channelId,
      threadKey,
      text,
      authorName: row.author_name,
      attempt,
      retryCount: row.retry_count,
      isTest: row.is_test,
    },
    channel: {
      tenantId,
      id: channelId,
      kind,
      name,
      status,
      statusReason: row.status_reason,
      externalId: row.external_id,
      scopes,
      sealedToken: row.sealed_token,
      connectedAt: new Date(row.connected_at_ms),
    },
  };
}
