import { Pool } from 'pg';
import { type Connection, roleUrl, workerRole } from '../database/roles.ts';
import type { Logger } from '../process/logger.ts';
import { createDuties } from './duties.ts';
import { type Shift, type ShiftOptions, startShift } from './shift.ts';
import { watchQueue } from './watch-queue.ts';
import type { Tasks } from './task.ts';

const retryMs = 1000;
/** How long running jobs may go on undisturbed when the worker stops. */
const graceMs = 5000;

/** What `startWorker` takes. */
export interface WorkerOptions {
  /** The service whose tasks these are. */
  readonly service: string;
  /** Must reach the database itself: a pooler loses notifications. At least two connections, default three. */
  readonly connection: Connection;
  readonly tasks: Tasks;
  /** How many jobs run at once. Default 8. */
  readonly concurrency?: number;
  /** Tasks that recur, with the milliseconds after which each is due again. A run that takes longer is not doubled. */
  readonly every?: Readonly<Record<string, number>>;
  readonly log: Logger;
}

/** A worker that runs. */
export interface Worker {
  /** Takes no more jobs and lets running ones end; after 5 s their signals tell them to hurry. Safe to repeat. */
  stop(): Promise<void>;
}

function openPool(connection: Connection): Pool {
  const pool = new Pool({
    connectionString: roleUrl(workerRole, connection),
    max: connection.poolSize ?? 3,
    // A database that vanished without a word (a failover) would be waited for by the quarter of an hour.
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000,
    keepAlive: true,
  });
  // A stopped database must not end the process: the pool reconnects by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Runs jobs from the queue, in shifts: when one was found dead (its process slept, say) or cannot know what it holds (the
 * database was away), the next begins at once, while the old one's jobs come to their end. Throws when the database cannot be
 * reached at the start; later it waits for it.
 */
export async function startWorker({ service, connection, tasks, concurrency = 8, every = {}, log }: WorkerOptions): Promise<Worker> {
  const pool = openPool(connection);
  const options: ShiftOptions = { pool, service, tasks, concurrency, duties: createDuties(pool, every), log };
  const unwatch = watchQueue(pool, service);
  const shifts = new Set<Shift>();
  const retiring = new Set<Promise<void>>();
  let isStopping = false;
  let stopped: Promise<void> | undefined;

  function retire(shift: Shift): void {
    const retired = shift.retire().then(() => {
      shifts.delete(shift);
      retiring.delete(retired);
    });
    retiring.add(retired);
  }

  async function begin(): Promise<void> {
    const shift = await startShift(options);
    shifts.add(shift);
    if (isStopping) return;
    void shift.over.then((reason) => {
      if (isStopping) return;
      log.warn({ reason }, 'a shift of the worker is over, the next begins');
      retire(shift);
      begun = beginAgain();
    });
  }

  async function beginAgain(): Promise<void> {
    while (!isStopping) {
      try {
        return await begin();
      } catch (error) {
        log.warn({ error: String(error) }, 'the queue cannot be reached, trying again');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  async function stopAll(): Promise<void> {
    isStopping = true;
    await begun;
    const grace = setTimeout(() => shifts.forEach((shift) => shift.abort()), graceMs);
    shifts.forEach(retire);
    await Promise.all(retiring);
    clearTimeout(grace);
    unwatch();
    await pool.end();
  }

  let begun: Promise<void> = begin();
  try {
    await begun;
  } catch (error) {
    unwatch();
    await pool.end();
    throw error;
  }
  return { stop: () => (stopped ??= stopAll()) };
}
