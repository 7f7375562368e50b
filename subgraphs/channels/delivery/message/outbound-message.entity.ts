import { p, tenantTable } from '@konstruct/kit/database';
import { raw } from '@mikro-orm/core';

const whereUndelivered = (alias: string) => `${alias}state in ('FAILED', 'UNKNOWN') and ${alias}dismissed_at is null`;

/**
 * A condition on rows of the table, or of an alias such as `m.`: the message was not delivered, and no one has decided
 * about it yet.
 */
export const undelivered = (alias = '') => raw(whereUndelivered(alias));

/** One post at the vendor. An answer that is too long for one post has several. */
const OutboundMessageSchema = tenantTable({
  schema: 'channels',
  name: 'OutboundMessage',
  table: 'outbound_messages',
  properties: {
    /** The answer that the post carries, by the id that `agents` gave it. */
    messageId: p.uuid(),
    part: p.integer(),
    channelId: p.uuid(),
    /** Where the post goes; `@PERSON` stands for that person's direct messages. */
    threadKey: p.string(),
    /**
     * The position in the thread: it grows in the order of writing. Ids do not when the clocks of two replicas differ.
     */
    position: p.integer(),
    /** In the vendor's markup; null once it cannot be sent again, since the conversation keeps the text. */
    text: p.text().nullable(),
    authorName: p.string().nullable(),
    state: p.enum(['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'UNKNOWN'] as const),
    /** How many times sending has begun. It fences writes: only the current attempt may write an outcome. */
    attempt: p.integer(),
    /** How many times it was put off since it was last queued. */
    retryCount: p.integer().default(0),
    /** When sending last began. */
    sendingAt: p.datetime().nullable(),
    /** How many times the vendor was asked about the outcome. */
    lookUpCount: p.integer().default(0),
    /** Why the message waits, failed or is unknown, worded for an operator. */
    reason: p.text().nullable(),
    /** Not sent before this moment, at the vendor's request; null: at once. */
    notBefore: p.datetime().nullable(),
    /** The vendor's id of the post. */
    externalId: p.string().nullable(),
    /** When a person decided that the message need not be sent again. */
    dismissedAt: p.datetime().nullable(),
    isTest: p.boolean(),
    /** The caller's idempotency key of a test message. */
    idempotencyKey: p.string().nullable(),
    /** The callers' idempotency keys of the resends so far. */
    resendKeys: p.array(),
    updatedAt: p.datetime(),
  },
  uniques: [{ properties: ['messageId', 'part'] }, { properties: ['channelId', 'idempotencyKey'] }],
  indexes: [
    { name: 'outbound_messages_position_index', properties: ['channelId', 'threadKey', 'position'] },
    {
      name: 'outbound_messages_due_index',
      properties: ['channelId', 'threadKey', 'position'],
      where: "state in ('QUEUED', 'SENDING')",
    },
    { name: 'outbound_messages_undelivered_index', properties: ['id'], where: whereUndelivered('') },
    { properties: ['channelId', 'id'], where: 'is_test' },
    { properties: ['channelId', 'externalId'], where: 'external_id is not null' },
  ],
});

export class OutboundMessage extends OutboundMessageSchema.class {
  /** Whether a person may send it again. */
  isResendable(): boolean {
    return this.state === 'FAILED' || this.state === 'UNKNOWN';
  }
}
OutboundMessageSchema.setClass(OutboundMessage);
