import { newId, roleUrl, workerRole } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sweepQueues } from './duties.ts';
import { enqueue } from './index.ts';
import { openTestQueue, type TestQueue } from './test/queue.ts';

let queue: TestQueue;
let pool: Pool;
beforeAll(async () => {
  queue = await openTestQueue();
  pool = new Pool({ connectionString: roleUrl(workerRole, queue.connection), max: 2 });
});
afterEach(() => queue.rest());
afterAll(async () => {
  await pool.end();
  await queue.close();
});

const isEmpty = async () => (await queue.query('select from graphile_worker._private_jobs')).length === 0;
const queues = async () =>
  (await queue.query<{ name: string }>('select queue_name as name from graphile_worker._private_job_queues')).map(({ name }) => name);
const add = (n: number, line: string) =>
  queue.sender.forTenant(newId()).transactional((tx) => enqueue(tx, 'billing.first', { n }, { queue: line }));

test('jobs of one queue run one after another, in order; another queue runs beside it', async () => {
  for (let n = 0; n < 5; n += 1) for (const line of ['a', 'b']) await add(n, line);
  const [order, active, most] = [[] as number[], { now: 0 }, { ever: 0 }];
  await queue.work({
    'billing.first': async (payload) => {
      active.now += 1;
      most.ever = Math.max(most.ever, active.now);
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push((payload as { n: number }).n);
      active.now -= 1;
    },
  });
  await until(isEmpty);
  expect(order.filter((_n, index) => index % 2 === 0)).toEqual([0, 1, 2, 3, 4]);
  expect(most.ever).toBe(2);
});

test('idle queues are dropped; one that a transaction is joining, or that is not idle, is kept', async () => {
  await queue.query(`insert into graphile_worker._private_job_queues (queue_name) select 'idle ' || n from generate_series(1, 20) n`);
  await add(1, 'not idle');
  await queue.sender.forTenant(newId()).transactional(async (tx) => {
    await enqueue(tx, 'billing.first', { n: 2 }, { queue: 'idle 7' });
    expect(await sweepQueues(pool)).toBeGreaterThanOrEqual(19);
  });
  expect((await queues()).sort()).toEqual(['idle 7', 'not idle']);
  const runs: unknown[] = [];
  await queue.work({ 'billing.first': async (payload) => void runs.push(payload) });
  await until(isEmpty);
  expect(runs).toHaveLength(2);
});

test('no job loses its queue while queues are swept as fast as can be', async () => {
  let done = false;
  const sweeping = (async () => {
    while (!done) await sweepQueues(pool);
  })();
  const [running, overlaps] = [new Set<string>(), [] as string[]];
  await queue.work({
    'billing.first': async (payload) => {
      const { line } = payload as { line: string };
      if (running.has(line)) overlaps.push(line);
      running.add(line);
      await new Promise((resolve) => setImmediate(resolve));
      running.delete(line);
    },
  });
  const orphans = `select from graphile_worker._private_jobs j where job_queue_id is null
    or not exists (select from graphile_worker._private_job_queues q where q.id = j.job_queue_id)`;
  await Promise.all(
    ['x', 'y', 'z'].map(async (line) => {
      for (let n = 0; n < 40; n += 1) {
        await queue.sender.forTenant(newId()).transactional((tx) => enqueue(tx, 'billing.first', { n, line }, { queue: line }));
        if (n % 10 === 0) expect(await queue.query(orphans)).toEqual([]);
      }
    }),
  );
  await until(isEmpty);
  done = true;
  await sweeping;
  expect(overlaps).toEqual([]);
});

test('a task that recurs runs again and again; a run that takes longer than its pause is not doubled, and one that fails comes back', async () => {
  const [runs, active, most] = [[] as number[], { now: 0 }, { ever: 0 }];
  await queue.work(
    {
      'billing.tick': async () => {
        active.now += 1;
        most.ever = Math.max(most.ever, active.now);
        runs.push(runs.length);
        if (runs.length === 1) await new Promise((resolve) => setTimeout(resolve, 2500));
        active.now -= 1;
        if (runs.length === 2) throw new Error('comes back');
      },
    },
    { every: { 'billing.tick': 1 } },
  );
  await until(() => runs.length >= 4);
  expect(most.ever).toBe(1);
});
