import { p, tenantTable } from '@konstruct/kit/database';
import type { ConversationKind } from '@konstruct/schema/channel-kinds';

/**
 * How a try differs from the one before: with less of the conversation, with the newest open message only, or with that and nothing
 * that was said before it.
 */
export const remedies = ['SHORTER', 'ONE', 'ALONE'] as const;
export type Remedy = (typeof remedies)[number];

const ConversationSchema = tenantTable({
  schema: 'agents',
  name: 'Conversation',
  table: 'conversations',
  properties: {
    kind: p.enum(['CHANNEL', 'PLAYGROUND'] as const),
    /** Null until an employee is there to take it. */
    agentId: p.uuid().nullable(),
    channelId: p.uuid().nullable(),
    /** A text, so that a new kind of channel needs no change of the table. */
    channelKind: p.text().$type<ConversationKind>(),
    threadKey: p.string().nullable(),
    contactId: p.uuid().nullable(),
    contactName: p.string(),
    startedAt: p.datetime(3),
    lastMessageAt: p.datetime(3),
    preview: p.string(),
    /** The position of the newest message: positions are given under this row's lock. */
    messageCount: p.integer(),
    /** Failed calls since the last answer: what the back-off goes by. */
    failureCount: p.integer(),
    /** How the next try differs from the last one, which brought no answer; null: not at all. */
    remedy: p.enum([...remedies]).nullable(),
    /** Until when the channel takes an answer; null: for good. */
    answerableUntil: p.datetime(3).nullable(),
    /** Written by the release before, and by nobody now: messages count their tries themselves. */
    interruptedCount: p.integer().default(0),
    /** When waiting messages are tried again by themselves; null: only when their cause goes. */
    retryAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['channelId', 'threadKey'] }],
  indexes: [
    { properties: ['lastMessageAt', 'id'] },
    { name: 'conversations_retry', properties: ['retryAt'], where: 'retry_at is not null' },
  ],
});

/** What one contact and one employee wrote to each other in one thread. */
export class Conversation extends ConversationSchema.class {
  /** Counts one more message in; returns its position. */
  admit(text: string, at: Date): number {
    this.preview = text.slice(0, 140);
    if (at > this.lastMessageAt) this.lastMessageAt = at;
    this.messageCount += 1;
    return this.messageCount;
  }
}
ConversationSchema.setClass(Conversation);
