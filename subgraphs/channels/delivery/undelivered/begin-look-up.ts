import { LockMode } from '@mikro-orm/core';
import { Channel } from '../../channel/channel.entity.ts';
import type { TenantContext } from '../../context.ts';
import { OutboundMessage } from '../message/outbound-message.entity.ts';
import type { LookUp } from '../message/sender.port.ts';
import { enqueueLookUp } from '../queueing/enqueue-sending.ts';

/**
 * When the vendor is asked, counted from the start of sending, attempt by attempt; after the last one the message stays
 * unknown.
 */
const triesAfterMs = [5_000, 60_000, 300_000, 1_800_000, 7_200_000];
/** Vendors let an app ask once a minute. Slightly longer, since their minute does not start with ours. */
const mostOftenMs = 65_000;
/**
 * The window around the time of sending, by our clock: narrow at first, since the vendor shows few messages at once;
 * then wide.
 */
const marginsMs = { narrow: { before: 5_000, after: 25_000 }, wide: { before: 90_000, after: 180_000 } };

/** What to ask a vendor, and with which access. */
export interface BegunLookUp {
  readonly channel: Channel;
  readonly sealedToken: string;
  readonly lookUp: LookUp;
  /** The rows to look for. */
  readonly ids: readonly string[];
}

/**
 * Chooses what to ask and commits that choice before the vendor is asked, so that no two copies of the service ask
 * within a minute. Null: nothing to ask now.
 */
export async function beginLookUp(ctx: TenantContext, channelId: string): Promise<BegunLookUp | null> {
  const { tenantId, em, clock, deps } = ctx;
  const channel = await em.findOne(Channel, { tenantId, id: channelId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // A reconnect schedules these messages again.
  if (!channel?.canSend() || !channel.sealedToken || deps.off.has(channel.kind)) return null;
  const due = await nextDue(ctx, channel);
  if (due === null) return null;
  const now = clock.now();
  const at = new Date(Math.max(due.at.getTime(), channel.nextLookUpAt?.getTime() ?? 0));
  if (at > now) {
    await enqueueLookUp(ctx, channel, at);
    return null;
  }

  const margin = due.lookUpCount === 0 ? marginsMs.narrow : marginsMs.wide;
  const from = new Date(due.sendingAt.getTime() - margin.before);
  const until = new Date(due.sendingAt.getTime() + margin.after);
  const ids = await countLookUps(ctx, { channelId, due, until });
  channel.nextLookUpAt = new Date(now.getTime() + mostOftenMs);
  await em.flush();
  await enqueueNextLookUp(ctx, channel);
  return { channel, sealedToken: channel.sealedToken, lookUp: { threadKey: due.threadKey, from, until }, ids };
}

/** Counts a look-up for each message that it may find, and returns their ids. */
async function countLookUps(
  { tenantId, em, clock }: TenantContext,
  { channelId, due, until }: { channelId: string; due: Due; until: Date },
): Promise<string[]> {
  const seenWithIt = {
    ...{ tenantId, channelId, threadKey: due.threadKey, state: 'UNKNOWN' as const },
    sendingAt: { $gte: due.sendingAt, $lt: new Date(until.getTime() - marginsMs.narrow.after / 2) },
    lookUpCount: { $lt: triesAfterMs.length },
  };
  const rows = await em.find(OutboundMessage, seenWithIt, { fields: ['id', 'lookUpCount', 'updatedAt'] });
  for (const row of rows) {
    row.lookUpCount += 1;
    row.updatedAt = clock.now();
  }
  return rows.map(({ id }) => id);
}

/** Schedules the next question to the vendor, as early as it is allowed, while any outcome is still unknown. */
export async function enqueueNextLookUp(ctx: TenantContext, channel: Channel): Promise<void> {
  const due = await nextDue(ctx, channel);
  if (due)
    await enqueueLookUp(ctx, channel, new Date(Math.max(due.at.getTime(), channel.nextLookUpAt?.getTime() ?? 0)));
}

interface Due {
  readonly at: Date;
  readonly sendingAt: Date;
  readonly threadKey: string;
  readonly lookUpCount: number;
}

/** The unknown message to ask about next. */
async function nextDue({ tenantId, em }: TenantContext, { id: channelId }: Channel): Promise<Due | null> {
  const unknown = await em.find(
    OutboundMessage,
    {
      tenantId,
      channelId,
      state: 'UNKNOWN',
      dismissedAt: null,
      sendingAt: { $ne: null },
      lookUpCount: { $lt: triesAfterMs.length },
    },
    {
      fields: ['id', 'threadKey', 'sendingAt', 'lookUpCount'],
      orderBy: { lookUpCount: 'asc', sendingAt: 'asc' },
      limit: 100,
    },
  );
  const dues = unknown.map(({ sendingAt, threadKey, lookUpCount }): Due => {
    const began = sendingAt ?? new Date(0);
    return {
      at: new Date(began.getTime() + (triesAfterMs[lookUpCount] ?? 0)),
      sendingAt: began,
      threadKey,
      lookUpCount,
    };
  });
  return dues.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
