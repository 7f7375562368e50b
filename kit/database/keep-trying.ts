import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './errors.ts';

/** How long a write is retried: longer than a restart of the database takes. */
const mostMs = 30_000;
const firstPauseMs = 100;
const mostPauseMs = 2_000;

/** SQLSTATEs of a lost connection, of a server that starts or stops, that has no room, or that is read-only for now. */
const awayStates = /^(08\w{3}|57P0[1-5]|53\w{3}|25006)$/;
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const awayWords =
  /^(Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed)/;

/** Whether the database was busy or away, so that a retry may succeed soon. */
export function isPassing(error: unknown): boolean {
  if (isBusy(error)) return true;
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = 'code' in each ? String(each.code) : '';
    if (awayStates.test(code) || awayCodes.has(code) || awayWords.test(each.message)) return true;
  }
  return false;
}

/**
 * Writes what only this process knows and would otherwise be lost: what a vendor or a model answered. It retries for
 * half a minute while the database is busy or away, and until `signal` aborts. `write` may have succeeded although it
 * threw, when the answer to the commit was lost: it must be safe to repeat.
 */
export async function keepTrying<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const end = performance.now() + mostMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, mostPauseMs)) {
    try {
      return await write();
    } catch (error) {
      if (!isPassing(error) || signal.aborted || performance.now() + pauseMs > end) throw error;
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
