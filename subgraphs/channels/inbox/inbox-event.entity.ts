import { directoryTable, p } from '@konstruct/kit/database';
import type { Origin } from '@konstruct/kit/tracing';

/** What a vendor delivered, as it came, until it is promoted to a tenant's rows. */
const InboxEventSchema = directoryTable({
  schema: 'channels',
  name: 'InboxEvent',
  table: 'inbox',
  properties: {
    id: p.uuid().primary(),
    source: p.string(),
    /** Whose event it is at the vendor: events of one account are processed in order, accounts side by side. */
    account: p.string().default(''),
    externalId: p.string(),
    /** The raw bytes; null once promoted, since they hold people's words. */
    body: p.blob().nullable(),
    receivedAt: p.datetime(),
    processedAt: p.datetime().name('promoted_at').nullable(),
    /** How often promotion failed. */
    failures: p.integer().default(0),
    /** Not tried again before this moment. */
    retryAt: p.datetime().nullable(),
    /** Set aside for a person to look at, so that it does not hold up the rest. */
    deadLetteredAt: p.datetime().name('set_aside_at').nullable(),
    /** Where it comes from, so that what is done for it is found together with the request that brought it. */
    origin: p.json<Origin>().nullable(),
    /** What became of it, where that is not a message. */
    note: p.text().nullable(),
  },
  uniques: [{ properties: ['source', 'externalId'] }],
  indexes: [
    { name: 'inbox_waiting', properties: ['source', 'account', 'id'], where: 'promoted_at is null and set_aside_at is null' },
    { name: 'inbox_processed', properties: ['processedAt'], where: 'promoted_at is not null' },
  ],
});

export class InboxEvent extends InboxEventSchema.class {}
InboxEventSchema.setClass(InboxEvent);
