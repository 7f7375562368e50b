import { newId } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { metricsOf } from '../../metrics/metrics.ts';
import { tracerOf } from '../../tracing/tracer.ts';
import { enqueue, handleJob, type Handler } from '../index.ts';
import { countLostWorkers, type Execute } from '../runner/lost-workers.ts';
import { createQueueRunner, type RunnerOptions } from '../runner/queue-runner.ts';
import { openQueueStore } from '../queue-store.ts';
import { createTurns } from '../turns.ts';
import { first, openTestQueue, type TestQueue } from './queue.ts';

// A runner alone: nothing else looks for what it missed.
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
function runnerOf(handler: Handler, open: Promise<void>, more: Partial<RunnerOptions['store']> = {}) {
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
    ...more,
  };
  const execute: Execute = (statement, values) => store.getDb().executeSql(statement, values);
  return createQueueRunner({
    store: slow,
    execute,
    queue: first.name,
    handler,
    lostWorkers: countLostWorkers(execute),
    turns: createTurns(0.5),
    tracer: tracerOf('test'),
    metrics: metricsOf('test'),
    log: createLogger({ name: 'test', level: 'silent' }),
  });
}

test('a job that starts while leases are being renewed is not asked to stop', async () => {
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

/** As if no lease had been renewed for a minute: the job is taken from its worker. */
async function loseLease(): Promise<void> {
  await queue.query("update pgboss.job_common set heartbeat_on = now() - interval '1 minute' where state = 'active'");
  // It checks a queue at most once a second.
  await until(async () => {
    await store.supervise(first.name);
    return (
      (await queue.query("update pgboss.job_common set start_after = now() where state = 'retry' returning id"))
        .length > 0
    );
  });
}

test.each([
  { why: 'the database was away', isAway: true, counts: [0, 0, 0] },
  { why: 'the process was silent', isAway: false, counts: [0, 1] },
])('a job that is taken from a worker since $why is counted for what it is', async ({ isAway, counts }) => {
  const seen: number[] = [];
  const handler = handleJob(first, async (_payload, { lostWorkerCount, signal }) => {
    seen.push(lostWorkerCount);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  const touch = vi.fn(store.touch.bind(store));
  const runner = runnerOf(handler, Promise.resolve(), { touch });
  await add(1);
  for (let tries = 1; tries <= counts.length; tries += 1) {
    if (tries > 1) await loseLease();
    if (tries > 1 && isAway) touch.mockRejectedValueOnce(new Error('The database is away.'));
    await runner.renewLeases().catch(() => undefined);
    await runner.pull();
    await until(() => seen.length === tries);
  }
  expect(seen).toEqual(counts);
  runner.abort();
  await runner.drain();
});

test('a last try that the stop of its worker cuts off is repeated, and is not told that it is the last', async () => {
  const lasts: boolean[] = [];
  const runner = runnerOf(
    handleJob(first, async (_payload, job) => {
      lasts.push(job.isLast);
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
      lasts.push(job.isLast);
      throw new Error('The worker stops.');
    }),
    Promise.resolve(),
  );
  await add(1);
  await queue.query('update pgboss.job_common set retry_count = retry_limit, started_on = null');
  await runner.pull();
  await until(() => lasts.length === 1);
  runner.abort();
  await runner.drain();
  expect(lasts).toEqual([true, false]);
  expect(await queue.jobs()).toMatchObject([{ state: 'retry' }]);
});
