import type { Pool } from 'pg';

/** The pause between two beats, in milliseconds. */
export const beatMs = 1000;

/**
 * How long after its last beat a worker counts as dead, in milliseconds: long enough for a process that is short of processor
 * time, short enough that a dead worker's jobs run again within seconds. Nobody is judged by a worker that missed beats itself.
 */
export const deadAfterMs = 5000;

/** A row that says that a pool of workers is alive, as long as it is renewed. */
export interface Heart {
  /** Renews the row. False when it is gone: another worker took this one for dead. Throws when the database is away. */
  beat(): Promise<boolean>;
  /** Whether what the pool has taken is still its own. Throws when that cannot be found out. */
  isAlive(): Promise<boolean>;
  /** Whether it has beaten without a gap for so long that any other living worker must have beaten, too. */
  mayJudge(): boolean;
  /** Takes the row away and frees what the pool still holds: jobs whose taking or ending it never heard the answer of. */
  end(): Promise<void>;
}

/** Makes a heart and lets it beat once. Throws when the database is away. */
export async function startHeart(pool: Pool, poolId: string, service: string): Promise<Heart> {
  await pool.query('insert into jobs.workers (pool_id, service) values ($1, $2)', [poolId, service]);
  // The clock on the wall goes on while the machine sleeps; the process's own does not.
  let lastBeatAt = Date.now();
  let steadySince = lastBeatAt;
  let isGone = false;

  async function beat(): Promise<boolean> {
    const began = Date.now();
    const { rowCount } = await pool.query('update jobs.workers set beat_at = clock_timestamp() where pool_id = $1', [poolId]);
    isGone ||= rowCount === 0;
    if (isGone) return false;
    const now = Date.now();
    if (now - lastBeatAt > 3 * beatMs || began < lastBeatAt) steadySince = now;
    lastBeatAt = began;
    return true;
  }

  return {
    beat,
    // The row and the jobs are taken away together, so a row that can be renewed proves that nothing was.
    isAlive: async () => !isGone && (Math.abs(Date.now() - lastBeatAt) < deadAfterMs || beat()),
    mayJudge: () => Date.now() - steadySince >= deadAfterMs,
    async end() {
      await pool.query(
        'with gone as (delete from jobs.workers where pool_id = $1) select graphile_worker.force_unlock_workers(array[$1])',
        [poolId],
      );
    },
  };
}
