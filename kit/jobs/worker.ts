import { EventEmitter } from 'node:events';
import { run, type Runner, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import { type Connection, roleUrl, workerRole } from '../database/roles.ts';
import type { Logger } from '../service/logger.ts';
import { quiet } from './install.ts';
import { type Heart, startHeart } from './heart.ts';
import type { Task, Tasks } from './task.ts';

export interface WorkerOptions {
  /** The service whose tasks these are. */
  readonly service: string;
  readonly connection: Connection;
  readonly tasks: Tasks;
  /** How many jobs run at once. Default 8. */
  readonly concurrency?: number;
  /** Tasks to run again and again, with the pause between two runs in milliseconds. */
  readonly every?: Readonly<Record<string, number>>;
  readonly log: Logger;
}

export interface Worker {
  /** Lets running jobs end and takes no more. */
  stop(): Promise<void>;
}

/** A try that outlived its worker's heart may have been given to another: it must not count as done. */
function fenced(name: string, task: Task, heart: () => Heart | undefined, log: Logger): TaskList[string] {
  return async (payload, { job, abortSignal }) => {
    const taken = heart();
    try {
      const info = { id: String(job.id), attempt: job.attempts, isLast: job.attempts >= job.max_attempts, signal: abortSignal };
      await task(payload, info);
    } catch (error) {
      log.warn({ task: name, job: job.id, attempt: job.attempts, error: String(error) }, 'job failed, will be tried again');
      throw error;
    }
    if (!taken?.isBeating()) throw new Error('This worker was taken for dead while the job ran.');
  };
}

/**
 * Runs jobs from the queue. It beats in a table, and frees the jobs of workers that stopped beating; found dead itself (its
 * process slept, say), it throws its running tries away and begins anew.
 */
export async function startWorker({ service, connection, tasks, concurrency = 8, every = {}, log }: WorkerOptions): Promise<Worker> {
  const pool = new Pool({ connectionString: roleUrl(workerRole, connection), max: connection.poolSize ?? 3 });
  // A stopped database must not end the process: the pool reconnects by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  let heart: Heart | undefined;
  let runner: Runner | undefined;
  let stopping = false;
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, fenced(name, task, () => heart, log)]));

  async function begin(): Promise<void> {
    const events = new EventEmitter() as NonNullable<Parameters<typeof run>[0]['events']>;
    const poolId = new Promise<string>((resolve) => events.on('pool:create', ({ workerPool }) => resolve(workerPool.id)));
    const current = await run({ pgPool: pool, taskList, concurrency, events, noHandleSignals: true, pollInterval: 200, logger: quiet });
    runner = current;
    heart = await startHeart({ pool, poolId: await poolId, service, every, onLost: () => void restart(current) });
    current.promise.catch((error: unknown) => {
      log.error({ error: String(error) }, 'worker ended, starting another');
      void restart(current);
    });
  }

  async function restart(lost: Runner): Promise<void> {
    if (stopping || lost !== runner) return;
    runner = undefined;
    heart?.stop();
    await lost.stop().catch(() => undefined);
    while (!stopping) {
      try {
        return await begin();
      } catch (error) {
        log.warn({ error: String(error) }, 'the queue cannot be reached, trying again');
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  await begin();
  return {
    async stop() {
      stopping = true;
      await runner?.stop().catch(() => undefined);
      await heart?.rest();
      await pool.end();
    },
  };
}
