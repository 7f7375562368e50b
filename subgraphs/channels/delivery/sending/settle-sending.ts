import type { EntityManager } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { channelNames } from '@konstruct/schema/channel-kinds';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../../channel/announce-channel.ts';
import { Channel } from '../../channel/channel.entity.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';
import type { Posting, PostOutcome, Senders, SendingChannel, SendingMessage } from '../message/sender.port.ts';
import { noteUndelivered, noteUnknown } from '../undelivered/note-undelivered.ts';
import { maxRetries, retryPauseMs } from './retry.ts';

// Fenced by the attempt: after a resend, an earlier try's outcome no longer counts. A try that was taken for cut off does.
const settle = `
update channels.outbound_messages m set state = ?, reason = ?, not_before = ?::timestamptz, retry_count = ?, updated_at = ?::timestamptz,
  external_id = coalesce(?, m.external_id), text = case when ?::boolean then m.text end
where m.tenant_id = ? and m.id = ? and m.attempt = ? and m.state in ('SENDING', 'UNKNOWN')
returning exists (select from channels.outbound_messages n where n.tenant_id = m.tenant_id and n.channel_id = m.channel_id
  and n.thread_key = m.thread_key and n.state in ('QUEUED', 'SENDING') and n.id <> m.id) as has_more`;

interface Settled {
  readonly state: 'SENT' | 'QUEUED' | 'UNKNOWN';
  readonly reason: string | null;
  readonly notBefore: Date | null;
  readonly retryCount: number;
  readonly externalId: string | null;
}

/** Writes down what became of a post, as part of the transaction. True when the next message of the thread may be due. */
export async function settleSending(
  tx: EntityManager,
  senders: Senders,
  { message, channel }: Pick<Posting<unknown>, 'message' | 'channel'>,
  outcome: PostOutcome,
  now: Date,
): Promise<boolean> {
  const { kind } = outcome;
  const isGivenUp = kind === 'not_sent' && message.retryCount + 1 >= maxRetries;
  const settled = settledBy(message, outcome, now);
  const rows = await tx.execute<{ has_more: boolean }[]>(settle, [
    settled.state,
    settled.reason,
    settled.notBefore?.toISOString() ?? null,
    settled.retryCount,
    now.toISOString(),
    settled.externalId,
    settled.state !== 'SENT' || message.isTest || senders[channel.kind].keepsTextUntilDelivered,
    message.tenantId,
    message.id,
    message.attempt,
  ]);
  const [row] = rows;
  // A status, or a resend, was quicker: the thread's next message may be due.
  if (!row) return true;

  if (kind === 'refused' || isGivenUp) {
    const reason = isGivenUp ? `${channelNames[channel.kind]} couldn't be reached for hours.` : outcome.reason;
    await failRest(tx, message, reason, now);
    await noteUndelivered(tx, channel, now);
    return row.has_more;
  }
  if (kind === 'unknown') await noteUnknown(tx, senders, channel, now);
  if (kind === 'access_lost') await loseAccess(tx, channel, outcome.reason);
  // It waits, and with it all that was written after it.
  if (kind === 'not_sent') await enqueueSending(tx, channel, message.threadKey, settled.notBefore ?? now);
  await notifyClients(tx, message.tenantId, 'conversations');
  if (message.isTest) await notifyClients(tx, message.tenantId, 'channels');
  // After a lost access the next look tells the message what it waits for.
  return kind === 'access_lost' || (row.has_more && kind !== 'not_sent');
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

const fail = `
update channels.outbound_messages set state = 'FAILED', reason = ?, not_before = null, updated_at = ?::timestamptz
where tenant_id = ? and message_id = ? and (id = ? or part > ? and state = 'QUEUED')`;

/** The parts that follow a refused one are not sent either: the end of an answer without its beginning misleads. */
export async function failRest(
  tx: EntityManager,
  { tenantId, id, messageId, part }: SendingMessage,
  reason: string,
  now: Date,
): Promise<void> {
  await tx.execute(fail, [reason, now.toISOString(), tenantId, messageId, id, part]);
}

/** Only for the connection that failed: it may have been connected again meanwhile. A rotation of keys only changes the seal. */
async function loseAccess(tx: EntityManager, { tenantId, id, connectedAt }: SendingChannel, reason: string): Promise<void> {
  const channel = await tx.findOne(Channel, { tenantId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!channel?.isAlive() || channel.connectedAt.getTime() !== connectedAt.getTime()) return;
  channel.status = 'NEEDS_ATTENTION';
  channel.statusReason = reason;
  await announceChannel(tx, channel);
}
