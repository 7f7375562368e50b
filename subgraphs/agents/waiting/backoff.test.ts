import { expect, test } from 'vitest';
import { isGivenUp } from '../unanswered/give-up.ts';
import { waitingRetryAt } from './backoff.ts';

const at = new Date('2026-11-30T12:00:00Z');

test('of a message for which the provider fails, one try falls into the span in which it is given up and the contact can be told', () => {
  for (const failures of [0, 3, 10, 1_000]) {
    const next =
      waitingRetryAt('PROVIDER', { failureCount: failures, now: at, unitMs: 1_000, atLeastMs: 15 * 60_000 }) ?? at;
    const soonOver = new Date(next.getTime() + 1_000);
    expect(isGivenUp({ awayCount: 4, awaySince: at }, soonOver, next)).toBe(true);
    // The longest pause is shorter than the span, so no pause skips it.
    expect(isGivenUp({ awayCount: 4, awaySince: at }, soonOver, at)).toBe(true);
  }
});
