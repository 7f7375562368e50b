import type { Pool, PoolClient } from 'pg';
import { deadAfterMs } from './heart.ts';

const sweepMs = 30_000;

/** Takes the jobs of workers that no longer beat away from them, and the queues too. One worker at a time does it. */
const reap = `
with gone as (
  delete from jobs.workers where beat_at < clock_timestamp() - $1::interval returning pool_id
), orphan as (
  select locked_by from graphile_worker._private_jobs where locked_at < clock_timestamp() - $1::interval
  union
  select locked_by from graphile_worker._private_job_queues where locked_at < clock_timestamp() - $1::interval
), dead as (
  select pool_id from gone
  union
  select locked_by from orphan where not exists (select from jobs.workers w where w.pool_id = orphan.locked_by)
)
select graphile_worker.force_unlock_workers(array_agg(pool_id)) from dead having count(*) > 0`;

const idle = `q.locked_at is null and not exists (select from graphile_worker._private_jobs j where j.job_queue_id = q.id)`;

/** Holds idle queues, so that nobody joins them; one that somebody is joining now (see jobs.enqueue) is left out. */
const holdIdle = `
select q.id from graphile_worker._private_job_queues q
where ${idle} and pg_try_advisory_xact_lock(hashtext('konstruct queue'), hashtext(q.queue_name)) limit 500`;

/** A statement of its own: it sees the jobs of whoever joined just before the queue was held. */
const dropIdle = `delete from graphile_worker._private_job_queues q where q.id = any($1) and ${idle}`;

/** A run that goes on is not doubled; one that waits, or failed, is made due again. */
const recur = `
select graphile_worker.add_job($1, job_key => $2, max_attempts => 3)
where not exists (select from graphile_worker._private_jobs where key = $2 and locked_at is not null)`;

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Frees what dead workers hold. */
export async function reapDead(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtext('konstruct reaper')) as mine`);
    if (rows[0]?.mine) await client.query(reap, [`${deadAfterMs} milliseconds`]);
  });
}

/** Drops queues that nobody waits in: they slow the taking of jobs down. Returns how many were dropped. */
export async function sweepQueues(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(holdIdle);
    if (rows.length === 0) return 0;
    return (await client.query(dropIdle, [rows.map(({ id }) => id)])).rowCount ?? 0;
  });
}

/** What each worker does for all beside its jobs; to be called at each beat. */
export type Duties = (mayJudge: boolean) => Promise<void>;

/** Duties of one worker: reaping, sweeping, and the tasks that recur, with the milliseconds after which they are due again. */
export function createDuties(pool: Pool, every: Readonly<Record<string, number>>): Duties {
  const dueAt = new Map<string, number>();

  function isDue(name: string, pauseMs: number): boolean {
    const now = performance.now();
    if ((dueAt.get(name) ?? 0) > now) return false;
    dueAt.set(name, now + pauseMs);
    return true;
  }

  return async (mayJudge) => {
    if (mayJudge) await reapDead(pool);
    for (const [task, pauseMs] of Object.entries(every)) {
      if (isDue(`every ${task}`, pauseMs)) await pool.query(recur, [task, `every ${task}`]);
    }
    if (isDue('sweep', sweepMs)) while ((await sweepQueues(pool)) > 0);
  };
}
