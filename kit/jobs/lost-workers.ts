import { z } from 'zod';
import type { TakenJob } from './queue-store.ts';

/** Runs a statement as the queue's role. */
export type Execute = (statement: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

/** Counts, for each job, the workers that ended or fell silent while they ran it. */
export interface LostWorkers {
  /** To be called once a try. 0 for nearly all jobs, without a look at the database. */
  countFor(job: TakenJob): Promise<number>;
}

/** What pg-boss writes down when it takes a job away from a worker without a heartbeat. */
const lost = z.object({ value: z.object({ message: z.literal('job heartbeat timeout') }) });
const counted = z.tuple([z.object({ count: z.int() })]);

// One probe of an index for each queue and row, whatever the queues' lengths: nearly always there is no row.
const forget = `
delete from jobs.lost_workers l where not exists (
  select from pgboss.queue q, lateral (select from pgboss.job_common j where j.name = q.name and j.id = l.job_id limit 1) as found)`;

/** Forgets the counts of jobs that are gone, of all services. Safe to repeat. */
export async function forgetLostWorkers(execute: Execute): Promise<void> {
  await execute(forget, []);
}

export function countLostWorkers(execute: Execute): LostWorkers {
  return {
    async countFor({ id, output }) {
      if (!lost.safeParse(output).success) return 0;
      const { rows } = await execute(
        `insert into jobs.lost_workers as l (job_id, count) values ($1, 1)
         on conflict (job_id) do update set count = l.count + 1, last_at = clock_timestamp() returning count`,
        [id],
      );
      return counted.parse(rows)[0].count;
    },
  };
}
