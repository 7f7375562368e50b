import type { Database, EntityManager } from '@konstruct/kit/database';
import { tellLive } from '@konstruct/kit/live';
import { LockMode } from '@mikro-orm/core';
import { announceChannel } from '../channel/announce-channel.ts';
import { Channel } from '../channel/channel.entity.ts';
import { vendorNames } from '../channel/vendor.ts';
import { OutboundMessage } from './outbound-message.entity.ts';
import type { Posting, PostOutcome } from './sender.port.ts';

/** With the pauses below, about two hours. */
const maxAttempts = 30;

/** Writes down what became of a post. */
export async function settleSending(
  database: Database,
  { message: sent, channel }: Pick<Posting<unknown>, 'message' | 'channel'>,
  outcome: PostOutcome,
  now: Date,
): Promise<void> {
  const { tenantId, id, attempt } = sent;
  await database.forTenant(tenantId).transactional(async (tx) => {
    // Fenced by the attempt: after a resend, an earlier try's outcome no longer counts. A try that was taken for cut off does.
    const message = await tx.findOne(
      OutboundMessage,
      { tenantId, id, attempt, state: { $in: ['SENDING', 'UNKNOWN'] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!message) return;
    await apply(tx, message, outcome, channel, now);
    if (outcome.kind === 'access_lost') await loseAccess(tx, channel, outcome.reason);
    await tellLive(tx, tenantId, 'conversations');
    if (message.isTest) await tellLive(tx, tenantId, 'channels');
  });
}

async function apply(tx: EntityManager, message: OutboundMessage, outcome: PostOutcome, channel: Channel, now: Date): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      tx.assign(message, {
        state: 'SENT',
        externalId: outcome.externalId,
        reason: null,
        notBefore: null,
        text: keepsText(message, channel) ? message.text : null,
      });
      return;
    case 'not_sent':
      if (message.attempt >= maxAttempts) return failRest(tx, message, `${vendorNames[channel.kind]} could not be reached for hours.`);
      tx.assign(message, {
        state: 'QUEUED',
        reason: outcome.reason,
        notBefore: new Date(now.getTime() + pauseMs(message.attempt, outcome.retryAfterSeconds)),
      });
      return;
    case 'access_lost':
      tx.assign(message, { state: 'QUEUED', reason: outcome.reason, notBefore: null });
      return;
    case 'unknown':
      tx.assign(message, { state: 'UNKNOWN', reason: outcome.reason });
      return;
    case 'refused':
      return failRest(tx, message, outcome.reason);
  }
}

/**
 * The conversation keeps the text; a second copy would have to be erased too. WhatsApp may yet say that a message it took has
 * failed, and then it can be sent again: there the text goes once the message has arrived.
 */
function keepsText({ isTest }: OutboundMessage, { kind }: Channel): boolean {
  return isTest || kind === 'WHATSAPP';
}

function pauseMs(attempt: number, retryAfterSeconds: number | null): number {
  return 1000 * (retryAfterSeconds ?? Math.min(2 ** (attempt - 1), 300));
}

/** The parts that follow a refused one are not sent either: the end of an answer without its beginning misleads. */
export async function failRest(tx: EntityManager, { tenantId, messageId, part }: OutboundMessage, reason: string): Promise<void> {
  const parts = await tx.find(OutboundMessage, {
    tenantId,
    messageId,
    part: { $gte: part },
    state: { $in: ['QUEUED', 'SENDING', 'UNKNOWN'] },
  });
  for (const message of parts) tx.assign(message, { state: 'FAILED', reason, notBefore: null });
}

/** Only if the token that failed is still the channel's: it may have been connected again meanwhile. */
async function loseAccess(tx: EntityManager, { tenantId, id, sealedToken }: Channel, reason: string): Promise<void> {
  const channel = await tx.findOne(Channel, { tenantId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!channel?.isAlive() || channel.sealedToken !== sealedToken) return;
  channel.status = 'NEEDS_ATTENTION';
  channel.statusReason = reason;
  await announceChannel(tx, channel);
}
