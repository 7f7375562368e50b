import { newId } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { metricsOf } from '../metrics/metrics.ts';
import { enqueue, handleJob, type Handler } from './index.ts';
import { createQueueRunner } from './queue-runner.ts';
import { openQueueStore } from './queue-store.ts';
import { createTurns } from './turns.ts';
import { first, openTestQueue, type TestQueue } from './test/queue.ts';

// A runner alone: nothing looks again for what it missed.
let queue: TestQueue;
let store: ReturnType<typeof openQueueStore>;
beforeAll(async () => {
  queue = await openTestQueue();
  store = openQueueStore(queue.connection, 3, false);
  await store.start();
});
beforeEach(() => queue.query('delete from pgboss.job'));
afterAll(async () => {
  await store.stop({ graceful: false });
  await queue.close();
});

const add = (n: number, key = newId()) => {
  const tenantId = newId();
  return queue.sender.forTenant(tenantId).transactional((tx) => enqueue(tx, first, { n, tenantId }, { key }));
};
const numberOf = (payload: unknown) => (payload as { n: number }).n;

/** Runs jobs; `touch` and `deleteJob` answer only once `open` resolves. */
function runnerOf(handler: Handler, open: Promise<void>) {
  const slowly =
    <TArguments extends unknown[], TResult>(act: (...given: TArguments) => Promise<TResult>) =>
    async (...given: TArguments) => {
      const result = await act(...given);
      await open;
      return result;
    };
  const slow = {
    fetch: store.fetch.bind(store),
    fail: store.fail.bind(store),
    cancel: store.cancel.bind(store),
    touch: slowly(store.touch.bind(store)),
    deleteJob: async (...given: Parameters<typeof store.deleteJob>) => (await open, store.deleteJob(...given)),
  };
  return createQueueRunner({
    store: slow,
    queue: first.name,
    handler,
    lostWorkers: { countFor: async () => 0 },
    turns: createTurns(0.5),
    metrics: metricsOf('test'),
    log: createLogger({ name: 'test', level: 'silent' }),
  });
}

test('a job that starts while leases are being renewed is not told to stop', async () => {
  const open = Promise.withResolvers<undefined>();
  const end = Promise.withResolvers<undefined>();
  const signals = new Map<number, AbortSignal>();
  const handler = handleJob(first, async (payload, { signal }) => {
    signals.set(numberOf(payload), signal);
    await end.promise;
  });
  const runner = runnerOf(handler, open.promise);
  await add(1);
  await runner.pull();
  const renewing = runner.renewLeases();
  await add(2);
  await runner.pull();
  expect([...signals.keys()]).toEqual([1, 2]);
  open.resolve(undefined);
  await renewing;
  expect([...signals.values()].map(({ aborted }) => aborted)).toEqual([false, false]);
  end.resolve(undefined);
  await runner.drain();
});

test('what waits for the key of a job is taken as soon as its end is written down, without another look', async () => {
  const open = Promise.withResolvers<undefined>();
  const runs: number[] = [];
  const runner = runnerOf(
    handleJob(first, async (payload) => {
      runs.push(numberOf(payload));
      if (runs.length === 1) await add(2, 'line').then(() => runner.pull());
    }),
    open.promise,
  );
  await add(1, 'line');
  await runner.pull();
  await until(() => runs.length === 1);
  setTimeout(() => open.resolve(undefined), 50);
  await until(() => runs.length === 2);
  await runner.drain();
  expect(runs).toEqual([1, 2]);
});

test('a runner that stops waits for what it is taking: no job begins once it has ended', async () => {
  const open = Promise.withResolvers<undefined>();
  open.resolve(undefined);
  const fetched = Promise.withResolvers<undefined>();
  const runs: number[] = [];
  const fetch = store.fetch.bind(store);
  store.fetch = (async (...given: Parameters<typeof fetch>) => {
    const jobs = await fetch(...given);
    await fetched.promise;
    return jobs;
  }) as typeof store.fetch;
  const runner = runnerOf(
    handleJob(first, async (payload) => void runs.push(numberOf(payload))),
    open.promise,
  );
  store.fetch = fetch;
  await add(1);
  const pulling = runner.pull();
  await until(async () => (await queue.jobs()).some(({ state }) => state === 'active'));
  let hasEnded = false;
  const draining = runner.drain().then(() => (hasEnded = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hasEnded).toBe(false);
  fetched.resolve(undefined);
  await Promise.all([pulling, draining]);
  expect([runs, await queue.jobs()]).toEqual([[1], []]);
});
