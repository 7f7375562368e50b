import { p, tenantTable } from '@konstruct/kit/database';

/** A condition on rows of the table, or of an alias such as `m.`: not delivered, and no person has decided about it yet. */
export const undelivered = (alias = ''): string => `${alias}state in ('FAILED', 'UNKNOWN') and ${alias}dismissed_at is null`;

/** One post at the vendor: an answer that is too long for one post has several. */
const OutboundMessageSchema = tenantTable({
  schema: 'channels',
  name: 'OutboundMessage',
  table: 'outbound_messages',
  properties: {
    /** The answer it carries, by the id that `agents` gave it. */
    messageId: p.uuid(),
    part: p.integer(),
    channelId: p.uuid(),
    /** Where it goes; `@PERSON` is that person's direct messages. */
    threadKey: p.string(),
    /** Its place in the thread: grows in the order written. Ids do not, where the clocks of two replicas differ. */
    position: p.integer(),
    /** In the vendor's mark-up; null once it cannot be sent again, since the conversation keeps the text. */
    text: p.text().nullable(),
    authorName: p.string().nullable(),
    state: p.enum(['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'UNKNOWN'] as const),
    /** How often sending was begun: the fence of whoever writes an outcome. */
    attempt: p.integer(),
    /** How often it was put off since it was queued last. */
    retryCount: p.integer().default(0),
    /** When sending was last begun. */
    sendingAt: p.datetime().nullable(),
    /** How often the vendor was asked what became of it. */
    lookUpCount: p.integer().default(0),
    /** Why it waits, failed or is unknown, in words for an operator. */
    reason: p.text().nullable(),
    /** Not before this moment, as the vendor asked; null: at once. */
    notBefore: p.datetime().nullable(),
    /** The vendor's id of the post. */
    externalId: p.string().nullable(),
    /** When a person said that it need not be sent again. */
    dismissedAt: p.datetime().nullable(),
    isTest: p.boolean(),
    /** The caller's key of a test message. */
    idempotencyKey: p.string().nullable(),
    /** The callers' keys of the resends so far. */
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
    { name: 'outbound_messages_undelivered_index', properties: ['id'], where: undelivered() },
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
