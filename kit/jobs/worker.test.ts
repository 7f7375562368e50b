import { fork } from 'node:child_process';
import { join } from 'node:path';
import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { enqueue, type JobOptions } from './index.ts';
import { openTestQueue, type TestQueue } from './test/queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.rest());
afterAll(() => queue.close());

const add = (n: number, options: JobOptions = {}, task = 'billing.first') =>
  queue.sender.forTenant(newId()).transactional((tx) => enqueue(tx, task, { n }, options));
const isEmpty = async () => (await queue.query('select from graphile_worker._private_jobs')).length === 0;
const numberOf = (payload: unknown) => (payload as { n: number }).n;

test('what waits when a worker starts runs once, at the first try', async () => {
  for (let n = 0; n < 20; n += 1) await add(n);
  const tries: number[] = [];
  await queue.work({ 'billing.first': async (_payload, { attempt }) => void tries.push(attempt) });
  await until(isEmpty);
  expect(tries).toEqual(Array(20).fill(1));
});

test('jobs and queue of a worker that was killed are another’s within seconds', async () => {
  await add(1, { queue: 'line' });
  await add(2, { queue: 'line' });
  const doomed = fork(join(import.meta.dirname, 'test/worker-process.ts'), ['billing.first', JSON.stringify(queue.connection)]);
  await new Promise((resolve) => doomed.once('message', resolve));
  doomed.kill('SIGKILL');
  const runs: [number, number][] = [];
  await queue.work({ 'billing.first': async (payload, { attempt }) => void runs.push([numberOf(payload), attempt]) });
  await until(isEmpty, 20_000);
  expect(runs).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test('a try that outlived its worker’s heart does not count as done: the job runs again', async () => {
  await add(1);
  const ended: number[] = [];
  await queue.work({
    'billing.first': async (_payload, { attempt, signal }) => {
      if (attempt === 1) {
        // As when another worker found this one silent for too long, and took the job.
        await queue.query('delete from jobs.workers');
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await queue.query('update graphile_worker._private_jobs set locked_by = null, locked_at = null');
        await until(async () => (await queue.query('select from graphile_worker._private_jobs where attempts = 2')).length === 1);
      } else {
        await until(() => ended.length === 1);
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(await isEmpty()).toBe(false);
      }
      ended.push(attempt);
    },
  });
  await until(isEmpty);
  expect(ended).toEqual([1, 2]);
});

test('every connection is cut while jobs run: the worker goes on by itself, and what ran meanwhile is done', async () => {
  const runs: number[] = [];
  const cut = Promise.withResolvers<undefined>();
  await queue.work({
    'billing.first': async (payload) => {
      await cut.promise;
      runs.push(numberOf(payload));
    },
  });
  for (let n = 0; n < 4; n += 1) await add(n);
  await until(async () => (await queue.query('select from graphile_worker._private_jobs where locked_at is not null')).length === 4);
  await queue.cut('konstruct_worker');
  cut.resolve(undefined);
  await add(4);
  await until(isEmpty, 20_000);
  expect([...new Set(runs)].sort()).toEqual([0, 1, 2, 3, 4]);
});

test('the database is away for a while: nothing is lost, and whoever was silent with it is not taken for dead', async () => {
  const name = new URL(queue.ownerUrl).pathname.slice(1);
  const admin = (statement: string) => queue.query(statement);
  const [early, done] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const tries: string[] = [];
  const tasks = {
    'billing.first': async (payload: unknown, { attempt }: { attempt: number }) => {
      tries.push(`${numberOf(payload)} try ${attempt}`);
      await (numberOf(payload) === 0 ? early.promise : done.promise);
    },
  };
  await queue.work(tasks);
  await queue.work(tasks);
  for (let n = 0; n < 4; n += 1) await add(n);
  await until(() => tries.length === 4);
  await admin(`revoke connect on database ${name} from konstruct_worker`);
  await queue.cut('konstruct_worker');
  early.resolve(undefined);
  await new Promise((resolve) => setTimeout(resolve, 7500));
  await admin(`grant connect on database ${name} to konstruct_worker`);
  await until(
    async () => (await queue.query(`select from jobs.workers where beat_at > clock_timestamp() - interval '1 second'`)).length >= 2,
  );
  await new Promise((resolve) => setTimeout(resolve, 2000));
  done.resolve(undefined);
  await until(isEmpty);
  // The one that ended while its end could not be written down runs again.
  expect(tries.sort()).toEqual(['0 try 1', '0 try 2', '1 try 1', '2 try 1', '3 try 1']);
});

test('a worker whose taking of jobs fails begins anew', async () => {
  const runs: number[] = [];
  await queue.query('revoke update on graphile_worker._private_jobs from konstruct_worker');
  await queue.query('alter table graphile_worker._private_tasks rename to hidden');
  await queue.work({ 'billing.first': async (payload) => void runs.push(numberOf(payload)) });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await queue.query('alter table graphile_worker.hidden rename to _private_tasks');
  await queue.query('grant update on graphile_worker._private_jobs to konstruct_worker');
  await add(1);
  await until(isEmpty);
  expect(runs).toEqual([1]);
});

test('stop lets running jobs end, tells them after a while to hurry, and leaves nothing behind', async () => {
  await add(1);
  let seen = '';
  const started = Promise.withResolvers<undefined>();
  const worker = await queue.work({
    'billing.first': async () => {
      started.resolve(undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      seen = 'ended';
    },
  });
  await started.promise;
  await worker.stop();
  expect(seen).toBe('ended');
  expect(await isEmpty()).toBe(true);
  expect(await queue.query('select from jobs.workers')).toEqual([]);
  await worker.stop();
});
