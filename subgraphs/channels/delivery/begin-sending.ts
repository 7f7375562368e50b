import type { Database } from '@konstruct/kit/database';
import { tellLive } from '@konstruct/kit/live';
import type { Opener } from '@konstruct/kit/vault';
import { LockMode } from '@mikro-orm/core';
import { Channel } from '../channel/channel.entity.ts';
import { type OffKinds, offReason } from '../channel/switches.ts';
import { vendorNames } from '../channel/vendor.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { OutboundMessage } from './outbound-message.entity.ts';
import type { Posting, Senders } from './sender.port.ts';
import { failRest } from './settle-sending.ts';

/** How soon a thread is looked at again whose channel is switched off: what waits goes out by itself once it is on. */
const offPauseMs = 60_000;

/** Marks the oldest message that is due in a thread as being sent. Null where nothing may be sent now. */
export async function beginSending(
  { database, opener, senders, off }: { database: Database; opener: Opener; senders: Senders; off: OffKinds },
  { tenantId, channelId, threadKey }: { tenantId: string; channelId: string; threadKey: string },
  now: Date,
): Promise<Posting<unknown> | null> {
  return database.forTenant(tenantId).transactional(async (tx) => {
    const waiting = await tx.find(
      OutboundMessage,
      { tenantId, channelId, threadKey, state: { $in: ['QUEUED', 'SENDING'] } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const channel = await tx.findOneOrFail(Channel, { tenantId, id: channelId });
    // Whoever was sending these died: the thread's jobs follow one another, so nobody else is at it now.
    const cutOff = waiting.filter(({ state }) => state === 'SENDING');
    for (const message of cutOff) {
      message.state = 'UNKNOWN';
      message.reason = `Sending was cut off. The message may have arrived: look in ${vendorNames[channel.kind]} before sending it again.`;
    }
    if (cutOff.length > 0) await tellLive(tx, tenantId, 'conversations');

    for (;;) {
      const message = waiting.find(({ state }) => state === 'QUEUED');
      if (!message) return null;
      if (off.has(channel.kind) && channel.isAlive()) {
        const reason = `It waits until it can be sent. ${offReason(channel.kind)}`;
        if (message.reason !== reason) await tellLive(tx, tenantId, message.isTest ? 'channels' : 'conversations');
        message.reason = reason;
        await enqueueSending(tx, message, new Date(now.getTime() + offPauseMs));
        return null;
      }
      if (message.notBefore && message.notBefore > now) {
        await enqueueSending(tx, message, message.notBefore);
        return null;
      }
      if (!channel.canSend() || !channel.sealedToken) {
        // Kept, not lost: a reconnect sends it.
        message.reason = `It waits until ${channel.name} is connected again. ${channel.statusReason ?? ''}`.trim();
        return null;
      }
      const found = await senders[channel.kind].placeOf(tx, message, now);
      if ('closed' in found) {
        await failRest(tx, message, found.closed);
        await tellLive(tx, tenantId, message.isTest ? 'channels' : 'conversations');
        continue;
      }
      // Before the state is committed: a token that does not open must not leave a message in doubt.
      const token = await opener.open(channel.sealedToken, channel.binding());
      message.state = 'SENDING';
      message.attempt += 1;
      return { message, channel, token, place: found.place };
    }
  });
}
