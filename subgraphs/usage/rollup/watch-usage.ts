import { type Directory, sql } from '@konstruct/kit/database';
import { metricsOf } from '@konstruct/kit/metrics';

const metrics = metricsOf('usage');
let rolledUpAt: number | null = null;

/** Records that all events were counted. */
export function noteRollUp(): void {
  rolledUpAt = Date.now() / 1000;
}

// Names of partitions end with their month; the current month's partition counts as zero ahead.
const partitions = sql`
select count(*)::int - 1 as ahead from pg_inherits i join pg_class c on c.oid = i.inhrelid
where i.inhparent = 'usage.audit_events'::regclass and c.relname ~ '^audit_events_p[0-9]{6}$'
  and right(c.relname, 6) >= to_char(clock_timestamp() at time zone 'UTC', 'YYYYMM')`;

/**
 * Monitors what usage depends on: that events are counted, and that future events have partitions. Returns a function
 * that stops it.
 */
export function watchUsage(directory: Directory): () => void {
  const ends = [
    metrics.watch(
      'konstruct_rollup_last_success_timestamp_seconds',
      'When this process last counted all audit events, in seconds since 1970; absent if it has not. Take max over copies.',
      [],
      async () => (rolledUpAt === null ? [] : [{ value: rolledUpAt }]),
    ),
    metrics.watch(
      'konstruct_audit_partitions_ahead',
      'Months after the current one that have a partition for audit events. Of the database, not of the process: take max over copies, never sum.',
      [],
      async () =>
        (await directory.fork().execute<{ ahead: number }[]>(partitions)).map(({ ahead }) => ({ value: ahead })),
    ),
  ];
  return () => ends.forEach((end) => end());
}
