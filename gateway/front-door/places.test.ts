import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';

const never = new AbortController().signal;
const places = (count: number, share: number, waitMs = 60_000) => createPlaces({ count, share, waitMs });

/** Takes a place, and records the order in which places were taken. */
function asker(of: ReturnType<typeof places>) {
  const entered: string[] = [];
  const leaves: (() => void)[] = [];
  return {
    entered,
    leaves,
    ask(name: string, holders: string[], signal = never) {
      return of.take(holders, signal).then((leave) => {
        entered.push(name);
        leaves.push(leave);
      });
    },
  };
}

test('one holder has its share of the places at most, however few others ask', async () => {
  const { ask, entered } = asker(places(4, 2));
  for (let n = 0; n < 10; n += 1) void ask(`a${n}`, ['a']);
  await ask('b', ['b']);
  expect(entered).toEqual(['a0', 'a1', 'b']);
});

test('a share counts for each of the holders: a company has no more by coming from many addresses', async () => {
  const { ask, entered } = asker(places(6, 2));
  for (let n = 0; n < 5; n += 1) void ask(`a${n}`, [`address ${n}`, 'company a']);
  await ask('b', ['address 0', 'company b']);
  expect(entered).toEqual(['a0', 'a1', 'b']);
});

test('of those that wait, the holder of fewest enters first, and each holder in its own order', async () => {
  const { ask, entered, leaves } = asker(places(2, 2));
  await ask('a0', ['a']);
  await ask('a1', ['a']);
  for (const [name, holder] of [
    ['a2', 'a'],
    ['a3', 'a'],
    ['b0', 'b'],
    ['b1', 'b'],
  ] as const)
    void ask(name, [holder]);
  for (let n = 0; n < 4; n += 1) {
    leaves[n]?.();
    // Giving a place back twice frees only one place.
    leaves[n]?.();
    await expect.poll(() => entered.length).toBe(n + 3);
  }
  expect(entered).toEqual(['a0', 'a1', 'b0', 'a2', 'b1', 'a3']);
});

test('a caller that waits too long is refused with 503, one that leaves is forgotten, and neither takes a place later', async () => {
  const own = places(1, 1, 50);
  const leave = await own.take(['a'], never);
  const leaving = new AbortController();
  const left = own.take(['b'], leaving.signal);
  const waiting = own.take(['c'], never);
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await expect(waiting).rejects.toMatchObject({ statusCode: 503, retryAfterSeconds: 5 });
  await expect(own.take(['b'], leaving.signal)).rejects.toThrow('gone');
  leave();
  await own.take(['d'], never);
});
