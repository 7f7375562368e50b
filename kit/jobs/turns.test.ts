import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTurns, type Turns } from './turns.ts';

// The test controls the clock: work takes as long as it declares.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lasts = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Takes turns for pieces of `ms` milliseconds, and counts those that ended. */
function many(turns: Turns, group: string, count: number, ms: number) {
  const seen = { ended: 0 };
  for (let n = 0; n < count; n += 1) void turns.take(group, lasts(ms)).then(() => (seen.ended += 1));
  return seen;
}

test('a group whose work never ends gets its part of the time, whatever its pieces take; another gets as much beside it', async () => {
  const turns = createTurns(0.2);
  const [one, other] = [many(turns, 'one', 10_000, 10), many(turns, 'other', 10_000, 40)];
  await vi.advanceTimersByTimeAsync(10_000);
  expect(one.ended * 10).toBeGreaterThan(2200);
  expect(one.ended * 10).toBeLessThan(2500);
  expect(other.ended * 40).toBeGreaterThan(2200);
  expect(other.ended * 40).toBeLessThan(2500);
});

test('pieces one after another, each of which finds nothing of its group there, never wait; those of a job that does many do', async () => {
  const turns = createTurns(0.2);
  const seen = { single: 0, many: 0 };
  const repeat = async (group: 'single' | 'many') => {
    for (;;) {
      await turns.take(group, lasts(10), { isOneOfMany: group === 'many' });
      seen[group] += 1;
    }
  };
  void repeat('single');
  void repeat('many');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.single * 10).toBeGreaterThan(9900);
  expect(seen.many * 10).toBeGreaterThan(2200);
  expect(seen.many * 10).toBeLessThan(2500);
});

test('work of a group that does little, and work of no group, waits for no one', async () => {
  const turns = createTurns(0.2);
  many(turns, 'busy', 1000, 10);
  let count = 0;
  for (let n = 0; n < 20; n += 1) {
    void turns.take('quiet', async () => void (count += 1));
    void turns.take(null, async () => void (count += 1));
    await vi.advanceTimersByTimeAsync(0);
    expect(count).toBe(2 * (n + 1));
    await vi.advanceTimersByTimeAsync(50);
  }
});

test('what ends something goes first, and otherwise the order of asking is kept', async () => {
  const turns = createTurns(0.2);
  const order: string[] = [];
  const take = (name: string, isFirst = false) =>
    void turns.take(
      'one',
      async () => {
        order.push(name);
        await lasts(150)();
      },
      { isFirst },
    );
  for (const name of ['a', 'b', 'c', 'd']) take(name);
  take('end', true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(order).toEqual(['a', 'end', 'b', 'c', 'd']);
});

test('a piece that waits for long, for a lock, does not stop the group, and a group is not made to rest for all of it', async () => {
  const turns = createTurns(0.2);
  void turns.take('one', lasts(60_000));
  const seen = many(turns, 'one', 1000, 10);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.ended).toBeGreaterThan(200);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(seen.ended).toBe(1000);
  const late = many(turns, 'one', 10, 10);
  await vi.advanceTimersByTimeAsync(200);
  expect(late.ended).toBe(10);
});

test('once its signal is aborted, what ends something waits no longer and what would begin is refused; work that fails ends its turn', async () => {
  const turns = createTurns(0.2);
  many(turns, 'one', 100, 100);
  const { signal, ...stopping } = stoppable();
  const seen: string[] = [];
  void turns.take('one', async () => void seen.push('ended'), { signal, isFirst: true });
  turns
    .take('one', async () => void seen.push('begun'), { signal })
    .catch((error: unknown) => seen.push(String(error)));
  await vi.advanceTimersByTimeAsync(50);
  expect(seen).toEqual([]);
  stopping.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['ended', 'Error: The worker stops.']);

  for (let n = 0; n < 5; n += 1)
    await expect(turns.take('other', () => Promise.reject(new Error('No.')))).rejects.toThrow('No.');
});

function stoppable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('The worker stops.')) };
}
