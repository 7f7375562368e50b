import { expect, test } from 'vitest';
import { nextRequest, shareOf } from './shares.ts';

test('alone a group may hold half of the places, among n busy ones each its n-th part', () => {
  expect([0, 1, 2, 3, 4, 100].map((groups) => shareOf(40, groups))).toEqual([20, 20, 20, 13, 10, 1]);
});

test('a group at its share is left out, and no batch takes another group beyond it', () => {
  expect(nextRequest(40, new Map(), 0)).toEqual({ batchSize: 20, ignoreGroups: [] });
  expect(nextRequest(40, new Map([['a', 20]]), 20)).toEqual({ batchSize: 20, ignoreGroups: ['a'] });
  expect(
    nextRequest(
      40,
      new Map([
        ['a', 20],
        ['b', 14],
      ]),
      34,
    ),
  ).toEqual({ batchSize: 5, ignoreGroups: ['a'] });
  expect(nextRequest(40, new Map([['a', 20], ['b', 17]]), 37)).toEqual({ batchSize: 2, ignoreGroups: ['a'] }); // prettier-ignore
  expect(nextRequest(4, new Map([['a', 1]]), 1)).toEqual({ batchSize: 1, ignoreGroups: [] });
});

test('while all places are taken, a group that has nothing running gets a first one, up to a bound', () => {
  expect(nextRequest(4, new Map([['a', 2], ['b', 2]]), 4)).toEqual({ batchSize: 1, ignoreGroups: ['a', 'b'] }); // prettier-ignore
  expect(nextRequest(4, new Map([['a', 2], ['b', 2], ['c', 1]]), 5)).toBeNull(); // prettier-ignore
});

test('whatever arrives in whatever order, no group ever holds more than half, and every group gets a place at once while there are any', () => {
  const places = 12;
  const running = new Map<string, number>();
  const count = () => [...running.values()].reduce((sum, n) => sum + n, 0);
  const waiting: string[] = [...Array<string>(50).fill('a'), ...Array<string>(50).fill('b'), 'c', 'd', 'e'];
  for (let request = nextRequest(places, running, count()); request; request = nextRequest(places, running, count())) {
    const taken = waiting.filter((group) => !request?.ignoreGroups.includes(group)).slice(0, request.batchSize);
    if (taken.length === 0) break;
    for (const group of taken) {
      waiting.splice(waiting.indexOf(group), 1);
      running.set(group, (running.get(group) ?? 0) + 1);
    }
  }
  expect(Object.fromEntries(running)).toMatchObject({ a: 6, b: 6, c: 1, d: 1, e: 1 });
});
