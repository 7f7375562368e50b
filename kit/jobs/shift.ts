import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { runTaskList, type Task as GraphileTask, type WorkerPoolOptions } from 'graphile-worker';
import type { Pool } from 'pg';
import { metricsOf } from '../metrics/metrics.ts';
import type { Logger } from '../process/logger.ts';
import type { Duties } from './duties.ts';
import { beatMs, type Heart, startHeart } from './heart.ts';
import { quiet } from './install.ts';
import type { Task, Tasks } from './task.ts';

/** What a shift works with. */
export interface ShiftOptions {
  readonly pool: Pool;
  readonly service: string;
  readonly tasks: Tasks;
  /** How many jobs run at once. */
  readonly concurrency: number;
  readonly duties: Duties;
  readonly log: Logger;
}

/** A pool of graphile-worker's workers with a heart. What it has taken stays its own until it has retired. */
export interface Shift {
  /** Resolves, with the reason, when another shift should take over. It never rejects. */
  readonly over: Promise<string>;
  /** Tells running tries to hurry. */
  abort(): void;
  /** Takes no more jobs, waits for the running ones, and frees what is left. It never rejects. */
  retire(): Promise<void>;
}

const never = 2 ** 31 - 1;

/** A try that outlived its shift's heart may have been given to another: it must not count as done. */
function fenced(name: string, task: Task, beating: Promise<Heart>, signal: AbortSignal, { service, log }: ShiftOptions): GraphileTask {
  const metrics = metricsOf(service);
  return async (payload, { job }) => {
    const heart = await beating;
    const isLast = job.attempts >= job.max_attempts;
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    try {
      await task(payload, { id: String(job.id), attempt: job.attempts, isLast, signal });
      if (!(await heart.isAlive())) throw new Error('This worker was taken for dead while the job ran.');
      metrics.job(name, 'done', seconds());
    } catch (error) {
      metrics.job(name, isLast ? 'given_up' : 'failed', seconds());
      const outcome = isLast ? 'job failed and is given up' : 'job failed, will be tried again';
      log.warn({ task: name, job: job.id, attempt: job.attempts, error: String(error) }, outcome);
      throw error;
    }
  };
}

/** Starts a shift. Throws when the database is away. */
export async function startShift(options: ShiftOptions): Promise<Shift> {
  const { pool, service, tasks, concurrency, duties, log } = options;
  const over = Promise.withResolvers<string>();
  const beating = Promise.withResolvers<Heart>();
  const mayTake = Promise.withResolvers<undefined>();
  const hurry = new AbortController();
  beating.promise.catch(() => undefined);
  const events = new EventEmitter() as NonNullable<WorkerPoolOptions['events']>;
  // The answer may be all that was lost: a job would stay taken by a pool that does not know of it.
  let isDoubtful = false;
  events.on('worker:getJob:error', () => {
    isDoubtful = true;
  });
  const workers = runTaskList(
    {
      concurrency,
      events,
      noHandleSignals: true,
      pollInterval: 200,
      logger: quiet,
      preset: {
        // Without batches, of however little delay, graphile-worker lets the failure to end a job go unhandled.
        worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: never },
        // Nothing is taken before the heart beats.
        plugins: [{ name: 'heart', version: '1', worker: { hooks: { startWorker: () => mayTake.promise } } }],
      },
    },
    Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, fenced(name, task, beating.promise, hurry.signal, options)])),
    pool,
  );
  const ended = workers.promise.then(
    () => over.resolve('its workers ended'),
    (error: unknown) => over.resolve(`its workers ended: ${String(error)}`),
  );
  let isRetired = false;
  let isRetiring = false;

  async function endWorkers(): Promise<void> {
    isRetiring = true;
    await Promise.resolve(workers.gracefulShutdown()).catch(() => undefined);
    await ended;
  }

  let heart: Heart;
  try {
    heart = await startHeart(pool, workers.id, service);
    beating.resolve(heart);
    mayTake.resolve(undefined);
  } catch (error) {
    beating.reject(error);
    const shut = endWorkers();
    mayTake.resolve(undefined);
    await shut;
    throw error;
  }

  async function beatOn(): Promise<void> {
    while (!isRetired) {
      await pause(beatMs);
      if (isRetired) return;
      try {
        if (!(await heart.beat())) {
          hurry.abort();
          return over.resolve('it was taken for dead');
        }
      } catch {
        isDoubtful = true;
        continue;
      }
      if (isDoubtful) over.resolve('the database was away');
      else if (!isRetiring) await duties(heart.mayJudge()).catch((error: unknown) => log.warn({ error: String(error) }, 'a duty failed'));
    }
  }
  void beatOn();

  return {
    over: over.promise,
    abort: () => hurry.abort(),
    async retire() {
      await endWorkers();
      isRetired = true;
      // Whoever is in a hurry leaves the row to be found dead.
      while (
        !(await heart
          .end()
          .then(() => true)
          .catch(() => hurry.signal.aborted))
      )
        await pause(beatMs);
    },
  };
}
