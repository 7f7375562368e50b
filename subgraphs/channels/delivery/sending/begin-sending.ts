import { sql } from '@konstruct/kit/database';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { notifyClients } from '@konstruct/schema/live';
import { openToken, unopenedReason } from '../../channel/open-token.ts';
import { offReason } from '../../channel/switches.ts';
import type { TenantContext } from '../../context.ts';
import type { Posting, SendingChannel, SendingMessage } from '../message/sender.port.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';
import { noteUndelivered, noteUnknown } from '../undelivered/note-undelivered.ts';
import { failRest } from './settle-sending.ts';

/**
 * How soon the service checks again a thread that waits for the administrator to switch its channel on: what waits goes
 * out automatically.
 */
const offPauseMs = 60_000;

/** A thread of a channel. */
export interface Thread {
  readonly channelId: string;
  readonly threadKey: string;
}

// One statement reads the message and its channel, because it runs for each post. A message in state *sending* comes
// first: its sending was cut off.
const head = (tenantId: string, { channelId, threadKey }: Thread) => sql`
select m.id, m.message_id, m.part, m.text, m.author_name, m.state, m.attempt, m.retry_count, m.is_test, m.reason,
  (extract(epoch from m.not_before) * 1000)::float8 as not_before_ms,
  c.kind, c.name, c.status, c.status_reason, c.external_id, c.scopes, c.sealed_token,
  (extract(epoch from c.connected_at) * 1000)::float8 as connected_at_ms
from channels.outbound_messages m join channels.channels c on c.tenant_id = m.tenant_id and c.id = m.channel_id
where m.tenant_id = ${tenantId} and m.channel_id = ${channelId} and m.thread_key = ${threadKey} and m.state in ('QUEUED', 'SENDING')
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

/** A change of a message at a given time. */
interface Change {
  readonly tenantId: string;
  readonly id: string;
  readonly at: string;
}

const begin = ({ tenantId, id, at }: Change) => sql`
update channels.outbound_messages
set state = 'SENDING', attempt = attempt + 1, sending_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
where tenant_id = ${tenantId} and id = ${id}`;
const explain = ({ tenantId, id, at }: Change, reason: string) => sql`
update channels.outbound_messages set reason = ${reason}, updated_at = ${at}::timestamptz where tenant_id = ${tenantId} and id = ${id}`;
const writeCutOff = ({ tenantId, id, at }: Change, reason: string) => sql`
update channels.outbound_messages set state = 'UNKNOWN', reason = ${reason}, updated_at = ${at}::timestamptz
where tenant_id = ${tenantId} and id = ${id}`;

const changeOf = ({ tenantId, clock }: TenantContext, { id }: SendingMessage): Change => ({
  tenantId,
  id,
  at: clock.now().toISOString(),
});

/** The next message of a thread, as it was read. */
interface Head {
  readonly row: HeadRow;
  readonly message: SendingMessage;
  readonly channel: SendingChannel;
}

/** Marks the oldest due message of a thread as being sent, in the transaction. Null when nothing may be sent now. */
export async function beginSending(ctx: TenantContext, thread: Thread): Promise<Posting<unknown> | null> {
  const { tenantId, em, deps } = ctx;
  for (;;) {
    const next = await readHead(ctx, thread);
    if (!next) return null;
    if (next.row.state === 'SENDING') {
      await cutOff(ctx, next);
      continue;
    }
    if (await isHeldBack(ctx, next)) return null;
    const { message, channel } = next;
    const found = await deps.vendors.senders[channel.kind].destinationOf(ctx, message);
    if ('closed' in found) {
      await failRest(ctx, message, found.closed);
      await noteUndelivered(ctx, channel);
      continue;
    }
    // Comes before the state is committed: a token that does not open must not leave a message in doubt.
    const token = await openToken(deps.opener, channel.sealedToken ?? '', { tenantId, channelId: channel.id });
    if (token === null) {
      await wait(ctx, next, `Waiting to be sent. ${unopenedReason(channel.kind)}`);
      await lookAgain(ctx, next, offPauseMs);
      return null;
    }
    await em.execute(begin(changeOf(ctx, message)));
    return { message: { ...message, attempt: message.attempt + 1 }, channel, token, destination: found.destination };
  }
}

/**
 * Whether nothing may go out over the channel, or the message may not go out yet. If so, the message records why, and
 * is checked again in time.
 */
async function isHeldBack(ctx: TenantContext, next: Head): Promise<boolean> {
  const { row, channel } = next;
  const isAlive = channel.status === 'CONNECTED' || channel.status === 'WAITING_FOR_MESSAGE';
  if (ctx.deps.off.has(channel.kind) && isAlive) {
    await wait(ctx, next, `Waiting to be sent. ${offReason(channel.kind)}`);
    await lookAgain(ctx, next, offPauseMs);
    return true;
  }
  const restMs = (row.not_before_ms ?? 0) - ctx.clock.now().getTime();
  if (restMs > 0) {
    await lookAgain(ctx, next, restMs);
    return true;
  }
  if (isAlive && channel.sealedToken) return false;
  // Kept, not lost: a reconnect sends it.
  await wait(ctx, next, `Waiting until ${channel.name} is connected again. ${channel.statusReason ?? ''}`.trim());
  return true;
}

/**
 * The process that was sending it died: the jobs of a thread run one after another, so no other process is sending it
 * now.
 */
async function cutOff(ctx: TenantContext, { message, channel }: Head): Promise<void> {
  const where = channelNames[channel.kind];
  const reason = `Sending was interrupted. The message may have arrived: check ${where} before sending it again.`;
  await ctx.em.execute(writeCutOff(changeOf(ctx, message), reason));
  await noteUnknown(ctx, channel);
}

/** Marks what was being sent in a thread as unknown and begins nothing, in the transaction. */
export async function cutOffSending(ctx: TenantContext, thread: Thread): Promise<void> {
  const next = await readHead(ctx, thread);
  if (next?.row.state === 'SENDING') await cutOff(ctx, next);
}

async function wait(ctx: TenantContext, { row, message }: Head, reason: string): Promise<void> {
  if (row.reason === reason) return;
  await ctx.em.execute(explain(changeOf(ctx, message), reason));
  await notifyClients(ctx.em, ctx.tenantId, message.isTest ? 'channels' : 'conversations');
}

async function lookAgain(ctx: TenantContext, { channel, message }: Head, pauseMs: number): Promise<void> {
  const runAt = new Date(ctx.clock.now().getTime() + pauseMs);
  await enqueueSending(ctx, { channel, threadKey: message.threadKey, runAt });
}

async function readHead({ tenantId, em }: TenantContext, thread: Thread): Promise<Head | null> {
  const [row] = await em.execute<HeadRow[]>(head(tenantId, thread));
  return row ? { row, ...read(row, { ...thread, tenantId }) } : null;
}

function read(row: HeadRow, { tenantId, channelId, threadKey }: Thread & { tenantId: string }): Omit<Head, 'row'> {
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
