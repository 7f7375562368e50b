import type { PassingCause } from '../conversation/message.entity.ts';

/** How often a passing failure is retried before the message is shown as waiting. */
export const quickRetries = 3;

/** If a provider asks us to wait for more units than this, there is no quick retry: the message is shown as waiting. */
export const longestQuickUnits = 60;

/** The pause before a quick retry, in units (seconds, unless a test shortens them). */
export function quickRetryUnits(failureCount: number): number {
  return Math.min(2 * 3 ** Math.max(failureCount - 1, 0), longestQuickUnits);
}

/**
 * The pause before a waiting message is retried automatically, in units, growing with each failure; null: only when its
 * cause is resolved here, which publishes an event at once. Budgets and providers may also recover elsewhere.
 */
function waitingRetryUnits(cause: PassingCause, failureCount: number): number | null {
  const grow = (first: number, most: number, times: number) =>
    Math.min(first * 2 ** Math.min(Math.max(times, 0), 20), most);
  if (cause === 'BUDGET') return grow(30, 300, failureCount);
  if (cause === 'PROVIDER') return grow(15, 900, failureCount - quickRetries);
  if (cause === 'KEY') return grow(300, 3600, failureCount);
  return null;
}

/** Retries of one tenant that fall into the same span share one job. */
const spanUnits = 5;

/** What determines a pause. */
interface Pause {
  readonly failureCount: number;
  readonly now: Date;
  /** The length of a unit in milliseconds. */
  readonly unitMs: number;
  /** How long the provider asks us to wait. */
  readonly atLeastMs?: number;
}

/** When a waiting message is retried automatically; null as above. */
export function waitingRetryAt(cause: PassingCause, { failureCount, now, unitMs, atLeastMs = 0 }: Pause): Date | null {
  const units = waitingRetryUnits(cause, failureCount);
  if (units === null) return null;
  const spanMs = spanUnits * unitMs;
  return new Date(Math.ceil((now.getTime() + Math.max(units * unitMs, atLeastMs)) / spanMs) * spanMs);
}

/**
 * After this many failures the provider may be failing because of the earlier conversation, so the messages are also
 * tried without it.
 */
export const failuresWithEarlier = 6;
