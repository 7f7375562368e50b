import { p, tenantTable } from '@konstruct/kit/database';
import type { ConversationKind } from '@konstruct/schema/channel-kinds';

/**
 * How a try differs from the one before: with less of the conversation, with the newest open message only, or with that
 * message and nothing of the earlier conversation.
 */
export const remedies = ['SHORTER', 'ONE', 'ALONE'] as const;
export type Remedy = (typeof remedies)[number];

const ConversationSchema = tenantTable({
  schema: 'agents',
  name: 'Conversation',
  table: 'conversations',
  properties: {
    kind: p.enum(['CHANNEL', 'PLAYGROUND'] as const),
    /** Null until an agent is available to take it. */
    agentId: p.uuid().nullable(),
    channelId: p.uuid().nullable(),
    /** Text, so that a new kind of channel needs no change of the table. */
    channelKind: p.text().$type<ConversationKind>(),
    threadKey: p.string().nullable(),
    contactId: p.uuid().nullable(),
    contactName: p.string(),
    startedAt: p.datetime(3),
    lastMessageAt: p.datetime(3),
    preview: p.string(),
    /** The position of the newest message. Positions are assigned under this row's lock. */
    messageCount: p.integer(),
    /** Failed calls since the last answer; determines the backoff. */
    failureCount: p.integer(),
    /** How the next try differs from the last one, which brought no answer; null: it does not. */
    remedy: p.enum([...remedies]).nullable(),
    /** Until when the channel accepts an answer; null: no limit. */
    answerableUntil: p.datetime(3).nullable(),
    /** Written by the previous release, and no longer by this one: messages count their own tries. */
    interruptedCount: p.integer().default(0),
    /** When waiting messages are retried automatically; null: only when their cause is resolved. */
    retryAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['channelId', 'threadKey'] }],
  indexes: [
    { properties: ['lastMessageAt', 'id'] },
    { name: 'conversations_retry', properties: ['retryAt'], where: 'retry_at is not null' },
  ],
});

/** The messages between one contact and one agent in one thread. */
export class Conversation extends ConversationSchema.class {
  /** Counts one more message; returns its position. */
  admit(text: string, at: Date): number {
    this.preview = text.slice(0, 140);
    if (at > this.lastMessageAt) this.lastMessageAt = at;
    this.messageCount += 1;
    return this.messageCount;
  }
}
ConversationSchema.setClass(Conversation);
