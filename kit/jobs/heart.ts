import type { Pool } from 'pg';

const beatMs = 1000;
/** Long enough for a busy machine to miss beats, short enough that a dead worker's jobs run again within seconds. */
const deadAfterMs = 5000;
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

/** Idle queues slow the queue down; the lock keeps a job from joining one that is being dropped. */
const sweep = `
delete from graphile_worker._private_job_queues q
where locked_at is null and not exists (select from graphile_worker._private_jobs j where j.job_queue_id = q.id)`;

export interface Heart {
  /** Whether nobody can have taken this worker for dead. */
  isBeating(): boolean;
  /** Stops beating: the worker's jobs are freed when it is found dead. */
  stop(): void;
  /** Stops beating and says goodbye. */
  rest(): Promise<void>;
}

export interface HeartOptions {
  readonly pool: Pool;
  readonly poolId: string;
  readonly service: string;
  readonly every: Readonly<Record<string, number>>;
  /** Called once when another worker took this one for dead. */
  onLost(): void;
}

async function locked(pool: Pool, lock: string, statement: string, values: unknown[] = []) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtext($1)) as mine', [lock]);
    if (rows[0]?.mine) await client.query(statement, values);
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Beats for one pool of workers, reaps dead ones, sweeps idle queues and adds the tasks that recur. */
export async function startHeart({ pool, poolId, service, every, onLost }: HeartOptions): Promise<Heart> {
  await pool.query('insert into jobs.workers (pool_id, service) values ($1, $2)', [poolId, service]);
  let lastBeatAt = performance.now();
  let stopped = false;
  const dueAt = new Map([...Object.keys(every), 'sweep'].map((name) => [name, 0]));

  function isDue(name: string, pauseMs: number): boolean {
    const now = performance.now();
    if ((dueAt.get(name) ?? 0) > now) return false;
    dueAt.set(name, now + pauseMs);
    return true;
  }

  async function beat(): Promise<void> {
    const began = performance.now();
    const { rowCount } = await pool.query('update jobs.workers set beat_at = clock_timestamp() where pool_id = $1', [poolId]);
    if (rowCount === 0) {
      stopped = true;
      return onLost();
    }
    lastBeatAt = began;
    await locked(pool, 'konstruct reaper', reap, [`${deadAfterMs} milliseconds`]);
    if (isDue('sweep', sweepMs)) await locked(pool, 'konstruct idle queues', sweep);
    for (const [task, pauseMs] of Object.entries(every)) {
      if (!isDue(task, pauseMs)) continue;
      await pool.query('select graphile_worker.add_job($1, job_key => $2, max_attempts => 3)', [task, `every ${task}`]);
    }
  }

  const loop = async () => {
    while (!stopped) {
      // A database that is away misses beats, and nothing else: the next one tells whether the row is still there.
      await beat().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, beatMs));
    }
  };
  void loop();

  return {
    isBeating: () => !stopped && performance.now() - lastBeatAt < deadAfterMs,
    stop: () => {
      stopped = true;
    },
    async rest() {
      stopped = true;
      await pool.query('delete from jobs.workers where pool_id = $1', [poolId]).catch(() => undefined);
    },
  };
}
