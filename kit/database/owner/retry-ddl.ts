import { setTimeout as pause } from 'node:timers/promises';
import { causesOf } from '../errors.ts';

const retryForMs = 10 * 60_000;
const firstPauseMs = 250;
const mostPauseMs = 4_000;

/**
 * SQLSTATEs of a statement that another session blocked: a lock that was not granted, a deadlock, an object created at
 * the same moment.
 */
const passingStates = new Set(['55P03', '40P01']);
// Roles belong to the whole server: a migration of another database may create them at the same moment.
const racing = /tuple concurrently (updated|deleted)|pg_authid_rolname_index|role "[^"]*" already exists/;

/** Whether another session blocked the statement: nothing was changed, and a retry may succeed. */
function isInTheWay(error: unknown): boolean {
  return causesOf(error).some(
    (each) => ('code' in each && passingStates.has(String(each.code))) || racing.test(each.message),
  );
}

/** Shown when a lock is not granted: which sessions may hold it. */
const advice =
  'another session holds a lock that migrate needs (a backup, or a transaction that was left open). ' +
  'Nothing was changed. Look for old transactions in pg_stat_activity, end them or wait for them, then run migrate again';

/**
 * Runs a change of the schema, and retries it with growing pauses while other sessions hold its locks, for ten minutes.
 * `work` is rolled back when it throws.
 */
export async function retryDdl<T>(work: () => Promise<T>, forMs = retryForMs): Promise<T> {
  const end = performance.now() + forMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, mostPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      if (performance.now() + pauseMs > end)
        throw new Error(`The database could not be changed: ${advice}.`, { cause: error });
      await pause(pauseMs);
    }
  }
}
