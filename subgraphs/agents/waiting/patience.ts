import type { PassingCause } from '../conversation/message.entity.ts';

/** How often a passing failure is tried again before the message is shown as waiting. */
export const quickRetries = 3;

/** A provider that asks us to wait for more units than this is not tried again soon: that is shown. */
export const longestQuickUnits = 60;

/** The pause before a quick retry, in units (seconds, unless a test shortens them). */
export function quickRetryUnits(failureCount: number): number {
  return Math.min(2 * 3 ** Math.max(failureCount - 1, 0), longestQuickUnits);
}

/**
 * The pause before a waiting message is tried again by itself, growing with each failure, in units; null: only when its cause
 * is mended here, which is told at once. Budgets and providers also mend themselves elsewhere.
 */
function waitingRetryUnits(cause: PassingCause, failureCount: number): number | null {
  const grow = (first: number, most: number, times: number) => Math.min(first * 2 ** Math.min(Math.max(times, 0), 20), most);
  if (cause === 'BUDGET') return grow(30, 300, failureCount);
  if (cause === 'PROVIDER') return grow(15, 900, failureCount - quickRetries);
  if (cause === 'KEY') return grow(300, 3600, failureCount);
  return null;
}

/** Retries of one tenant that fall into the same span share one job. */
const spanUnits = 5;

/** By what the pause is reckoned. */
interface Pause {
  readonly failureCount: number;
  readonly now: Date;
  /** The length of a unit in milliseconds. */
  readonly unitMs: number;
  /** How long the provider asks us to wait. */
  readonly atLeastMs?: number;
}

/** When a waiting message is tried again automatically; null as above. */
export function waitingRetryAt(cause: PassingCause, { failureCount, now, unitMs, atLeastMs = 0 }: Pause): Date | null {
  const units = waitingRetryUnits(cause, failureCount);
  if (units === null) return null;
  const spanMs = spanUnits * unitMs;
  return new Date(Math.ceil((now.getTime() + Math.max(units * unitMs, atLeastMs)) / spanMs) * spanMs);
}

/** After so many failures the provider may fail at what was said before: what is asked is tried without it, too. */
export const failuresWithEarlier = 6;
