import { z } from 'zod';
import type { TakenJob } from '../queue-store.ts';

/** Runs a statement as the queue's role. */
export type Execute = (statement: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

/** Counts, for each job, the workers that ended or lost their heartbeat while they ran it. */
export interface LostWorkers {
  /** Must be called once per attempt. 0 for nearly all jobs, without a query. */
  countFor(job: TakenJob): Promise<number>;
  /** Must be called once for an attempt that was taken from a living worker that had lost the database. */
  takeBack(job: TakenJob): Promise<void>;
}

/** What pg-boss records when it takes a job away from a worker without a heartbeat. */
const lost = z.object({ value: z.object({ message: z.literal('job heartbeat timeout') }) });
const counted = z.tuple([z.object({ count: z.int() })]);

// One index probe for each queue and row, whatever the queues' lengths: nearly always there is no row.
const forget = `
delete from jobs.lost_workers l where not exists (
  select from pgboss.queue q, lateral (select from pgboss.job_common j where j.name = q.name and j.id = l.job_id limit 1) as found)`;

/** Deletes the counts of jobs that are gone, of all services. Safe to repeat. */
export async function forgetLostWorkers(execute: Execute): Promise<void> {
  await execute(forget, []);
}

const add = `
insert into jobs.lost_workers as l (job_id, count) values ($1, $2)
on conflict (job_id) do update set count = l.count + excluded.count, last_at = clock_timestamp() returning count`;

export function countLostWorkers(execute: Execute): LostWorkers {
  return {
    async countFor({ id, output }) {
      if (!lost.safeParse(output).success) return 0;
      const { rows } = await execute(add, [id, 1]);
      return counted.parse(rows)[0].count;
    },
    // This may run before the loss was counted: then the count is below zero for a while.
    takeBack: async ({ id }) => void (await execute(add, [id, -1])),
  };
}
