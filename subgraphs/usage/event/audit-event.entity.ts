import { directoryRole, p, tenantRole, tenantTable } from '@konstruct/kit/database';

/**
 * One paid call of a model. Its id is the run's, so a repeat is the same row wherever it arrives. Partitioned by month
 * of the id in a hand-written migration: MikroORM does not know about it, so a new month does not change the schema.
 */
const AuditEventSchema = tenantTable({
  schema: 'usage',
  name: 'AuditEvent',
  table: 'audit_events',
  properties: {
    at: p.datetime(6),
    agentId: p.uuid(),
    agentVersion: p.integer(),
    conversationId: p.uuid().nullable(),
    messageId: p.uuid().nullable(),
    providerId: p.text(),
    modelId: p.text(),
    keyId: p.uuid().nullable(),
    channelKind: p.text(),
    outcome: p.text(),
    promptTokens: p.bigint(),
    completionTokens: p.bigint(),
    cachedTokens: p.bigint(),
    costUsd: p.decimal().precision(20).scale(10),
    isPriced: p.boolean(),
    /** Whether the provider reported a plausible usage; null: the release that recorded the event did not store it. */
    isMeasured: p.boolean().nullable(),
    latencyMs: p.integer(),
    /** The usage that the provider reported, if it was implausibly high; null: it was accepted. */
    reportedTokens: p.bigint().nullable(),
    reportedUsd: p.decimal().precision(20).scale(10).nullable(),
    /** The transaction that wrote the row: neither ids nor sequences follow the order of commits. */
    writtenXact: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()'),
  },
  indexes: [
    { name: 'audit_events_message_index', properties: ['messageId'] },
    // For the events of a range of days, read page by page.
    { name: 'audit_events_time_index', properties: ['at', 'id'] },
  ],
  policies: [
    { name: 'roll_up', command: 'select', roles: [directoryRole('usage')], using: 'true' },
    // After a restore, transaction ids start from the beginning. Rows written under the old ids are marked.
    { name: 'roll_up_marks', command: 'update', roles: [directoryRole('usage')], using: 'true', check: 'true' },
    { name: 'never_changed', command: 'update', type: 'restrictive', roles: [tenantRole('usage')], using: 'false' },
    { name: 'never_deleted', command: 'delete', type: 'restrictive', roles: [tenantRole('usage')], using: 'false' },
  ],
});
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent);
