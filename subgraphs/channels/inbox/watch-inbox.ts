import type { Directory } from '@konstruct/kit/database';
import { metricsOf } from '@konstruct/kit/metrics';

const countUnprocessed = `
select source, set_aside_at is not null as is_aside, count(*)::int as count,
  coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)::float8 as age
from channels_directory.inbox where promoted_at is null group by 1, 2`;

const ofDatabase = 'Of the database, not of the process: take max over copies, never sum.';

interface InboxCount {
  readonly source: string;
  readonly is_aside: boolean;
  readonly count: number;
  readonly age: number;
}

/** Watches delivered events that have not been read yet, and events in the dead-letter queue. */
export function watchInbox(directory: Directory): () => void {
  const metrics = metricsOf('channels');
  const read = () => directory.fork().execute<InboxCount[]>(countUnprocessed);
  const ends = [
    metrics.watch(
      'konstruct_inbox_oldest_seconds',
      `How long the oldest delivered event has waited. ${ofDatabase}`,
      ['source'],
      async () =>
        (await read())
          .filter(({ is_aside }) => !is_aside)
          .map(({ source, age }) => ({ labels: { source }, value: age })),
    ),
    metrics.watch(
      'konstruct_inbox_set_aside',
      `Delivered events that could not be processed and are kept for a person. ${ofDatabase}`,
      ['source'],
      async () =>
        (await read())
          .filter(({ is_aside }) => is_aside)
          .map(({ source, count }) => ({ labels: { source }, value: count })),
    ),
  ];
  return () => ends.forEach((end) => end());
}
