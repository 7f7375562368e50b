import { z } from 'zod';
import { type Execute, forgetLostWorkers } from './runner/lost-workers.ts';
import type { Recurring } from './worker.ts';

/** How often the maintenance (deleting what is done, statistics) runs, in milliseconds. */
const upkeepMs = 60_000;

export interface MaintenanceOptions {
  readonly execute: Execute;
  readonly queues: readonly string[];
  readonly recurring: readonly Recurring[];
  /**
   * Takes jobs away from workers without a heartbeat, and keeps the queue's tables in order; for one queue, or for all.
   */
  readonly supervise: (queue?: string) => Promise<void>;
}

/** What a worker does for the queue besides its jobs. */
export interface Maintenance {
  /**
   * One round: frees the jobs of workers without a heartbeat, adds recurring jobs, and returns the queues in which
   * something is due.
   */
  look(): Promise<string[]>;
}

// Two index probes per queue, whatever its length.
const selectQueueStates = `
select q as queue,
  exists (select from pgboss.job_common j where j.name = q and j.state < 'active' and not j.blocked and j.start_after <= clock_timestamp()) as is_due,
  exists (select from pgboss.job_common j where j.name = q and j.state = 'active'
    and j.heartbeat_on + j.heartbeat_seconds * interval '1 second' < clock_timestamp()) as is_lost
from unnest($1::text[]) as q`;
const queueStates = z.array(z.object({ queue: z.string(), is_due: z.boolean(), is_lost: z.boolean() }));

// If a run is waiting or under way already, none is added.
const recur = `
insert into pgboss.job_common (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
  heartbeat_seconds, expire_seconds, deletion_seconds)
select q.name, '{}', 'recurring', q.policy, 2, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.heartbeat_seconds, q.expire_seconds,
  q.deletion_seconds
from pgboss.queue q where q.name = $1
  and not exists (select from pgboss.job_common j where j.name = q.name and j.state <= 'active' and j.singleton_key = 'recurring')
on conflict do nothing`;

export function createMaintenance({ execute, queues, recurring, supervise }: MaintenanceOptions): Maintenance {
  const dueAt = new Map<string, number>();

  /** Runs the action when it is due. A failed action stays due. */
  async function whenDue(name: string, everyMs: number, act: () => Promise<void>): Promise<void> {
    if ((dueAt.get(name) ?? 0) > performance.now()) return;
    await act();
    dueAt.set(name, performance.now() + everyMs);
  }

  return {
    async look() {
      for (const { job, everyMs } of recurring)
        await whenDue(job.name, everyMs, async () => void (await execute(recur, [job.name])));
      const rows = queueStates.parse((await execute(selectQueueStates, [queues])).rows);
      const lost = rows.filter(({ is_lost }) => is_lost).map(({ queue }) => queue);
      for (const queue of lost) await supervise(queue);
      await whenDue('upkeep', upkeepMs, async () => {
        await supervise();
        await forgetLostWorkers(execute);
      });
      return rows.filter(({ is_due }) => is_due).map(({ queue }) => queue);
    },
  };
}
