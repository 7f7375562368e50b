import type { Pool } from 'pg';
import { metricsOf } from '../metrics/metrics.ts';

const waitingJobs = `
select t.identifier as task, j.attempts >= j.max_attempts as is_given_up, count(*)::int as count,
  coalesce(extract(epoch from clock_timestamp() - min(j.run_at)), 0)::float8 as age
from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
where starts_with(t.identifier, $1) and j.locked_at is null group by 1, 2`;

interface Waiting {
  readonly task: string;
  readonly is_given_up: boolean;
  readonly count: number;
  readonly age: number;
}

/** Watches what waits in the queue for a service: how many jobs of each task, how long the oldest has been due, and what nobody tries again. */
export function watchQueue(pool: Pool, service: string): () => void {
  const metrics = metricsOf(service);
  const read = async () => (await pool.query<Waiting>(waitingJobs, [`${service}.`])).rows;
  const ends = [
    metrics.watch('konstruct_jobs_waiting', 'Jobs that nobody works on now.', ['task'], async () =>
      (await read()).filter(({ is_given_up }) => !is_given_up).map(({ task, count }) => ({ labels: { task }, value: count })),
    ),
    metrics.watch('konstruct_jobs_oldest_seconds', 'How long the oldest waiting job has been due; 0 where none is.', ['task'], async () =>
      (await read()).filter(({ is_given_up }) => !is_given_up).map(({ task, age }) => ({ labels: { task }, value: Math.max(0, age) })),
    ),
    metrics.watch(
      'konstruct_jobs_given_up',
      'Jobs that failed for the last time, and stay in the queue for a person.',
      ['task'],
      async () => (await read()).filter(({ is_given_up }) => is_given_up).map(({ task, count }) => ({ labels: { task }, value: count })),
    ),
  ];
  return () => ends.forEach((end) => end());
}
