import { directoryTable, p } from '@konstruct/kit/database';
import type { Origin } from '@konstruct/kit/tracing';

/** What a vendor delivered, unchanged, until it is processed into a tenant's rows. */
const InboxEventSchema = directoryTable({
  schema: 'channels',
  name: 'InboxEvent',
  table: 'inbox',
  properties: {
    id: p.uuid().primary(),
    source: p.string(),
    /**
     * The account at the vendor that the event belongs to: events of one account are processed in order, accounts in
     * parallel.
     */
    account: p.string().default(''),
    externalId: p.string(),
    /** The raw bytes; null once processed, since they hold people's messages. */
    body: p.blob().nullable(),
    receivedAt: p.datetime(),
    processedAt: p.datetime().name('promoted_at').nullable(),
    /** How many times processing failed. */
    failures: p.integer().default(0),
    /** Not tried again before this moment. */
    retryAt: p.datetime().nullable(),
    /** Moved to the dead-letter queue for a person to look at, so that it does not hold up the rest. */
    deadLetteredAt: p.datetime().name('set_aside_at').nullable(),
    /**
     * Where the event comes from, so that logs and traces of its processing can be found together with the request that
     * delivered it.
     */
    origin: p.json<Origin>().nullable(),
    /** The result of the event, when it is not a message. */
    note: p.text().nullable(),
  },
  uniques: [{ properties: ['source', 'externalId'] }],
  indexes: [
    {
      name: 'inbox_waiting',
      properties: ['source', 'account', 'id'],
      where: 'promoted_at is null and set_aside_at is null',
    },
    { name: 'inbox_processed', properties: ['processedAt'], where: 'promoted_at is not null' },
  ],
});

export class InboxEvent extends InboxEventSchema.class {}
InboxEventSchema.setClass(InboxEvent);
