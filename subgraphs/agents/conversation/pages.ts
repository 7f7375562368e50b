import { isId } from '@konstruct/kit/database';
import { cursorValues, decodeCursor, pageOf, pageSize } from '@konstruct/kit/graph';
import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { ConversationFilter } from '../generated/resolvers.ts';
import { Conversation } from './conversation.entity.ts';
import { Message, newestFirst, unresolved } from './message.entity.ts';

type Reading = Pick<Context, 'em'>;

interface Forwards {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

interface Backwards {
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** Conversations, newest activity first. */
export async function conversationPage(
  { em }: Reading,
  { first, after, filter }: Forwards & { filter?: ConversationFilter | null | undefined },
) {
  const size = pageSize(first, 100);
  const conditions: FilterQuery<Conversation>[] = [];
  if ([filter?.agentId, filter?.channelId].some((id) => id && !isId(id)))
    return pageOf<Conversation>([], size, () => []);
  if (filter?.agentId) conditions.push({ agentId: filter.agentId });
  if (filter?.channelId) conditions.push({ channelId: filter.channelId });
  if (filter?.kind) conditions.push({ kind: filter.kind });
  if (after) {
    const [time, id] = decodeCursor(after, cursorValues.moment, cursorValues.id);
    const lastMessageAt = new Date(time);
    conditions.push({ $or: [{ lastMessageAt: { $lt: lastMessageAt } }, { lastMessageAt, id: { $lt: id } }] });
  }
  const rows = await em.find(
    Conversation,
    { $and: conditions },
    { orderBy: [{ lastMessageAt: 'desc' }, { id: 'desc' }], limit: size + 1 },
  );
  return pageOf(rows, size, ({ lastMessageAt, id }) => [lastMessageAt.toISOString(), id]);
}

/** Messages that wait or are in the dead-letter queue, oldest first. */
export async function waitingPage({ em }: Reading, { first, after }: Forwards) {
  const size = pageSize(first, 100);
  const where = {
    answerState: { $in: unresolved },
    ...(after && { id: { $gt: decodeCursor(after, cursorValues.id)[0] } }),
  };
  const rows = await em.find(Message, where, { orderBy: { id: 'asc' }, limit: size + 1 });
  return pageOf(rows, size, ({ id }) => [id]);
}

/** A conversation's messages, newest last. Pages go backwards: the cursor is before a page's oldest message. */
export async function messagePage({ em }: Reading, conversationId: string, { last, before }: Backwards) {
  const size = pageSize(last, 200);
  const where: FilterQuery<Message>[] = [{ conversationId }];
  if (before) {
    const [moment, position] = decodeCursor(before, cursorValues.moment, cursorValues.position);
    const sentAt = new Date(moment);
    where.push({ $or: [{ sentAt: { $lt: sentAt } }, { sentAt, position: { $lt: Number(position) } }] });
  }
  const rows = await em.find(Message, { $and: where }, { orderBy: newestFirst, limit: size + 1 });
  const { nodes, pageInfo } = pageOf(rows, size, ({ sentAt, position }) => [sentAt.toISOString(), String(position)]);
  return { nodes: nodes.toReversed(), pageInfo };
}
