import { isId } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import type { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import { OutboundMessage } from '../../delivery/message/outbound-message.entity.ts';
import { noteUndelivered } from '../../delivery/undelivered/note-undelivered.ts';
import { reasonOf } from '../graph-api/classify-graph-failure.ts';
import type { WhatsAppStatus } from './read-item.ts';

/**
 * A message's rank only rises: statuses arrive in any order and more than once, *delivered* may be missing, and a
 * message that has arrived has not failed.
 */
const ranks: Record<OutboundMessage['state'], number> = {
  QUEUED: 0,
  SENDING: 0,
  UNKNOWN: 0,
  SENT: 1,
  FAILED: 2,
  DELIVERED: 3,
  READ: 4,
};

/**
 * Records what Meta reports about a message of this channel, in the transaction. This settles a message with an unknown
 * outcome.
 */
export async function applyStatus(
  ctx: TenantContext,
  channel: Channel,
  received: WhatsAppStatus,
): Promise<string | null> {
  const { tenantId, em, clock } = ctx;
  const message = await findMessage(ctx, channel, received);
  if (!message) return 'it is about a message that we did not send';
  if (ranks[received.status] <= rankOf(message, received)) return 'it changes nothing';
  const wasUndelivered = message.isResendable();
  const isOver = received.status === 'DELIVERED' || received.status === 'READ';
  em.assign(message, {
    state: received.status,
    externalId: received.externalId,
    reason: received.status === 'FAILED' ? failureOf(received.errorCode) : null,
    notBefore: null,
    // It cannot be sent again, and the conversation keeps the text.
    text: isOver && !message.isTest ? null : message.text,
    updatedAt: clock.now(),
  });
  await em.flush();
  if (received.status === 'FAILED') await noteUndelivered(ctx, channel);
  else {
    await notifyClients(em, tenantId, 'conversations');
    if (message.isTest || wasUndelivered) await notifyClients(em, tenantId, 'channels');
  }
  return null;
}

/**
 * A row may be in FAILED because of an earlier or later attempt: then the attempt that the status reports did not fail.
 */
function rankOf({ state, externalId }: OutboundMessage, received: WhatsAppStatus): number {
  return state === 'FAILED' && externalId !== received.externalId ? 0 : ranks[state];
}

function failureOf(code: number | null): string {
  return code === null ? 'WhatsApp didn’t deliver the message.' : reasonOf(code);
}

/** Found by Meta's id; if Meta's answer never reached us, by the row id that the message carried. */
async function findMessage(
  { tenantId, em }: TenantContext,
  { id: channelId }: Channel,
  { externalId, callbackData, status }: WhatsAppStatus,
): Promise<OutboundMessage | null> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const known = await em.findOne(OutboundMessage, { tenantId, channelId, externalId }, lock);
  if (known) return known;
  const [id = '', attempt] = (callbackData ?? '').split('.');
  const carried = isId(id) ? await em.findOne(OutboundMessage, { tenantId, channelId, id }, lock) : null;
  // The failure of an earlier attempt says nothing about the message: a later one is under way.
  if (!carried || (status === 'FAILED' && String(carried.attempt) !== attempt)) return null;
  // If another attempt has gone out since, that one counts instead; unless it failed, while this one did not.
  return carried.externalId === null || ranks[carried.state] === 0 || carried.state === 'FAILED' ? carried : null;
}
