import { sql } from '@konstruct/kit/database';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import type { Posting, PostOutcome, SendingChannel, SendingMessage } from '../message/sender.port.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';
import { noteUndelivered, noteUnknown } from '../undelivered/note-undelivered.ts';
import { maxRetries, retryPauseMs } from './retry.ts';

interface Settled {
  readonly state: 'SENT' | 'QUEUED' | 'UNKNOWN';
  readonly reason: string | null;
  readonly notBefore: Date | null;
  readonly retryCount: number;
  readonly externalId: string | null;
}

interface SettledMessage extends Settled {
  readonly at: string;
  /** Whether the text may be needed again. */
  readonly keepsText: boolean;
}

// Fenced by the attempt: after a resend, the outcome of an earlier attempt no longer counts. The outcome of an attempt
// that was marked as cut off does.
const settle = ({ tenantId, id, attempt }: SendingMessage, settled: SettledMessage) => sql`
update channels.outbound_messages m set state = ${settled.state}, reason = ${settled.reason},
  not_before = ${settled.notBefore?.toISOString() ?? null}::timestamptz, retry_count = ${settled.retryCount},
  updated_at = ${settled.at}::timestamptz, external_id = coalesce(${settled.externalId}, m.external_id),
  text = case when ${settled.keepsText}::boolean then m.text end
where m.tenant_id = ${tenantId} and m.id = ${id} and m.attempt = ${attempt} and m.state in ('SENDING', 'UNKNOWN')
returning exists (select from channels.outbound_messages n where n.tenant_id = m.tenant_id and n.channel_id = m.channel_id
  and n.thread_key = m.thread_key and n.state in ('QUEUED', 'SENDING') and n.id <> m.id) as has_more`;

/** A post that has ended. */
type Ended = Pick<Posting<unknown>, 'message' | 'channel'> & { readonly outcome: PostOutcome };

/** Records the outcome of a post, in the transaction. True when the next message of the thread may be due. */
export async function settleSending(ctx: TenantContext, ended: Ended): Promise<boolean> {
  const { message, channel, outcome } = ended;
  const settled = settledBy(message, outcome, ctx.clock.now());
  const row = await writeSettled(ctx, ended, settled);
  // A status or a resend came first: the thread's next message may be due.
  if (!row) return true;

  const { kind } = outcome;
  const isGivenUp = kind === 'not_sent' && message.retryCount + 1 >= maxRetries;
  if (kind === 'refused' || isGivenUp) {
    const reason = isGivenUp ? `${channelNames[channel.kind]} couldn’t be reached for hours.` : outcome.reason;
    await failRest(ctx, message, reason);
    await noteUndelivered(ctx, channel);
    return row.has_more;
  }
  if (kind === 'unknown') await noteUnknown(ctx, channel);
  if (kind === 'access_lost') await loseAccess(ctx, channel, outcome.reason);
  // The message waits, and so does everything written after it.
  if (kind === 'not_sent')
    await enqueueSending(ctx, { channel, threadKey: message.threadKey, runAt: settled.notBefore ?? ctx.clock.now() });
  await notifyClients(ctx.em, ctx.tenantId, 'conversations');
  if (message.isTest) await notifyClients(ctx.em, ctx.tenantId, 'channels');
  // After a lost access the next round records on the message what it waits for.
  return kind === 'access_lost' || (row.has_more && kind !== 'not_sent');
}

/** Undefined when the message has moved on to another attempt. */
async function writeSettled({ em, clock, deps }: TenantContext, { message, channel }: Ended, settled: Settled) {
  const keepsText =
    settled.state !== 'SENT' || message.isTest || deps.vendors.senders[channel.kind].keepsTextUntilDelivered;
  const statement = settle(message, { ...settled, keepsText, at: clock.now().toISOString() });
  const [row] = await em.execute<{ has_more: boolean }[]>(statement);
  return row;
}

function settledBy({ retryCount }: SendingMessage, outcome: PostOutcome, now: Date): Settled {
  const nothing = { reason: null, notBefore: null, retryCount: 0, externalId: null };
  switch (outcome.kind) {
    case 'sent':
      return { ...nothing, state: 'SENT', externalId: outcome.externalId };
    case 'unknown':
      return { ...nothing, state: 'UNKNOWN', reason: outcome.reason };
    case 'not_sent':
      return {
        ...nothing,
        state: 'QUEUED',
        reason: outcome.reason,
        notBefore: new Date(now.getTime() + retryPauseMs(retryCount, outcome.retryAfterSeconds)),
        retryCount: retryCount + 1,
      };
    case 'access_lost':
    case 'refused':
      return { ...nothing, state: 'QUEUED', reason: outcome.reason };
  }
}

const fail = ({ tenantId, messageId, id, part }: SendingMessage, reason: string, at: string) => sql`
update channels.outbound_messages set state = 'FAILED', reason = ${reason}, not_before = null, updated_at = ${at}::timestamptz
where tenant_id = ${tenantId} and message_id = ${messageId} and (id = ${id} or part > ${part} and state = 'QUEUED')`;

/** The parts after a refused one are not sent either: the end of an answer without its beginning misleads. */
export async function failRest({ em, clock }: TenantContext, message: SendingMessage, reason: string): Promise<void> {
  await em.execute(fail(message, reason, clock.now().toISOString()));
}

/**
 * Changes only the connection that failed: the channel may have been connected again in the meantime. A key rotation
 * changes only the seal.
 */
async function loseAccess(ctx: TenantContext, { id, connectedAt }: SendingChannel, reason: string): Promise<void> {
  const { tenantId, em } = ctx;
  const channel = await em.findOne(Channel, { tenantId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!channel?.isAlive() || channel.connectedAt.getTime() !== connectedAt.getTime()) return;
  channel.status = 'NEEDS_ATTENTION';
  channel.statusReason = reason;
  await announceChannel(ctx, channel);
}
