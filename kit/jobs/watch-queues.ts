import { z } from 'zod';
import { metricsOf } from '../metrics/metrics.ts';
import type { Execute } from './runner/lost-workers.ts';
import type { QueueGauge } from './worker.ts';

const waiting = `
with counted as (
  select j.name as task, j.state >= 'cancelled' as is_given_up, count(*)::int as count,
    coalesce(extract(epoch from clock_timestamp() - min(j.start_after)), 0)::float8 as age
  from pgboss.job_common j
  where j.name = any($1) and (j.state < 'active' or j.state = 'cancelled' or (j.state = 'failed' and not exists (
    -- Another job of the key does the work of one that failed: no one has to look after it.
    select from pgboss.job_common k where k.name = j.name and k.singleton_key = j.singleton_key and k.state <= 'active')))
  group by 1, 2
  union all
  select m.queue, true, count(*)::int, 0 from jobs.outbox_messages m where m.queue = any($1) and m.failed_at is not null group by 1
)
select task, is_given_up, sum(count)::int as count, max(age)::float8 as age from counted group by 1, 2`;

const waitingRows = z.array(z.object({ task: z.string(), is_given_up: z.boolean(), count: z.int(), age: z.number() }));

const gaugeRows = z.array(z.looseObject({ value: z.number() }));

/** Each copy of a service reports the same value: their sum means nothing. */
const ofDatabase = 'Of the database, not of the process: take max over copies, never sum.';

/**
 * Watches what waits in the service's queues: how many jobs, how long the oldest has been due, and how many are no
 * longer tried.
 */
export function watchQueues(
  execute: Execute,
  service: string,
  queues: readonly string[],
  gauges: readonly QueueGauge[],
): () => void {
  const metrics = metricsOf(service);
  const read = async (isGivenUp: boolean) =>
    waitingRows.parse((await execute(waiting, [queues])).rows).filter(({ is_given_up }) => is_given_up === isGivenUp);
  const readGauge = async ({ labels, statement }: QueueGauge) =>
    gaugeRows.parse((await execute(statement, [])).rows).map(({ value, ...row }) => ({
      labels: Object.fromEntries(labels.map((label) => [label, String(row[label])])),
      value,
    }));
  const ends = [
    ...gauges.map((gauge) =>
      metrics.watch(gauge.name, `${gauge.help} ${ofDatabase}`, gauge.labels, () => readGauge(gauge)),
    ),
    metrics.watch('konstruct_jobs_waiting', `Jobs that no worker is running. ${ofDatabase}`, ['task'], async () =>
      (await read(false)).map(({ task, count }) => ({ labels: { task }, value: count })),
    ),
    metrics.watch(
      'konstruct_jobs_oldest_seconds',
      `How long the oldest waiting job has been due; 0 where none is. ${ofDatabase}`,
      ['task'],
      async () => (await read(false)).map(({ task, age }) => ({ labels: { task }, value: Math.max(0, age) })),
    ),
    metrics.watch(
      'konstruct_jobs_given_up',
      `Jobs and messages that are no longer retried and are kept for a person. ${ofDatabase}`,
      ['task'],
      async () => (await read(true)).map(({ task, count }) => ({ labels: { task }, value: count })),
    ),
  ];
  return () => ends.forEach((end) => end());
}
