import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { enqueue, handleJob, type JobOptions, publish } from '../index.ts';
import { openQueueStore } from '../queue-store.ts';
import { first, noted, openTestQueue, second, type TestQueue, third } from './queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
beforeEach(() => queue.query('with jobs as (delete from pgboss.job) delete from jobs.outbox_messages'));
afterEach(() => queue.rest());
afterAll(() => queue.close());

const tenantId = newId();
const messages = () => queue.query<{ body: unknown }>('select body from jobs.outbox_messages');
const add = (n: number, options: JobOptions = {}, job = first) =>
  queue.sender.forTenant(tenantId).transactional((tx) => enqueue(tx, job, { n }, options));
const collect = (runs: unknown[], job = first) => handleJob(job, async (payload) => void runs.push(payload));

test('a job or a message of a transaction that was rolled back never was', async () => {
  const runs: unknown[] = [];
  const em = queue.sender.forTenant(tenantId);
  await expect(
    em.transactional(async (tx) => {
      await enqueue(tx, first, { n: 1 });
      await publish(tx, noted, tenantId, { text: 'hello' });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect([await queue.jobs(), await messages()]).toEqual([[], []]);
  await add(2);
  await queue.work([collect(runs)]);
  await until(queue.isEmpty);
  expect(runs).toEqual([{ n: 2 }]);
});

test('a service may not enqueue or publish what is not on its list, nor get past the functions', async () => {
  const refused = /permission|may not enqueue/;
  const ofSender = queue.sender.forTenant(tenantId);
  await expect(ofSender.transactional((tx) => enqueue(tx, third, {}))).rejects.toThrow(refused);
  const own = { ...noted, name: 'billing.thing_noted' };
  await expect(ofSender.transactional((tx) => publish(tx, own, tenantId, { text: 'x' }))).rejects.toThrow(refused);
  await expect(queue.reader.forTenant(tenantId).transactional((tx) => enqueue(tx, first, {}))).rejects.toThrow(refused);
  await expect(ofSender.execute(`insert into pgboss.job_common (name) values ('billing.third')`)).rejects.toThrow(
    /permission/,
  );
  await expect(ofSender.execute(`insert into jobs.allowed values (session_user, 'billing.third')`)).rejects.toThrow(
    /permission/,
  );
  expect(await queue.jobs()).toEqual([]);
});

test('a body that is not of the shape is refused where it is written', async () => {
  const publishing = queue.sender
    .forTenant(tenantId)
    .transactional((tx) => publish(tx, noted, tenantId, { text: 5 as unknown as string }));
  await expect(publishing).rejects.toThrow(/expected string/);
});

test('of one key one job waits, the earlier time holds, and the same key of another job is another', async () => {
  const runs: unknown[] = [];
  const later = new Date(Date.now() + 60_000);
  await add(1, { key: 'the same', runAt: later });
  await add(2, { key: 'the same' }, second);
  await add(3, { key: 'the same' });
  await add(4, { key: 'the same', runAt: later });
  expect(await queue.jobs()).toHaveLength(2);
  await queue.work([collect(runs), collect(runs, second)]);
  await until(queue.isEmpty);
  expect(runs).toHaveLength(2);
});

test('jobs of one key run one after another; what is added while one runs runs after it; another key runs beside it', async () => {
  const [runs, release] = [[] as unknown[], Promise.withResolvers<undefined>()];
  await queue.work([
    handleJob(first, async ({ n }) => {
      runs.push(`begin ${String(n)}`);
      if (n === 1) await release.promise;
      runs.push(`end ${String(n)}`);
    }),
  ]);
  await add(1, { key: 'line' });
  await until(() => runs.includes('begin 1'));
  await add(2, { key: 'line' });
  await add(9, { key: 'another' });
  await until(() => runs.includes('end 9'));
  expect(runs).toEqual(['begin 1', 'begin 9', 'end 9']);
  release.resolve(undefined);
  await until(queue.isEmpty);
  expect(runs.slice(3)).toEqual(['end 1', 'begin 2', 'end 2']);
});

test('no job is taken before what its writer wrote can be seen', async () => {
  const seen: number[] = [];
  const key = 'one key';
  const count = async () =>
    (await queue.query<{ n: number }>('select count(*)::int as n from jobs.outbox_messages'))[0]?.n ?? 0;
  await queue.work([handleJob(first, async () => void seen.push(await count()))]);
  for (let n = 1; n <= 20; n += 1) {
    await queue.sender.forTenant(tenantId).transactional(async (tx) => {
      await enqueue(tx, first, { n }, { key });
      await publish(tx, noted, tenantId, { text: String(n) });
      await new Promise((resolve) => setTimeout(resolve, n % 3));
    });
    await until(() => seen.at(-1) === n);
  }
});

test('a job for later waits until then', async () => {
  const runAt = new Date(Date.now() + 700);
  let ranAt = 0;
  await add(1, { runAt });
  await queue.work([handleJob(first, async () => void (ranAt = Date.now()))]);
  await until(queue.isEmpty);
  expect(ranAt).toBeGreaterThanOrEqual(runAt.getTime());
});

test('a job that the function adds is a job as pg-boss makes it', async () => {
  await add(1, { key: 'mine' });
  const store = openQueueStore(queue.connection, 1, false);
  await store.start();
  await store.send(first.name, { n: 1 }, { singletonKey: 'theirs' });
  await store.stop({ graceful: false });
  const own = ['id', 'singleton_key', 'start_after', 'created_on', 'keep_until'];
  const rows = await queue.query<Record<string, unknown>>('select * from pgboss.job order by singleton_key');
  const shapes = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !own.includes(column))));
  expect(shapes).toHaveLength(2);
  expect(shapes[0]).toEqual(shapes[1]);
});

test('a job is due by the clock of the process that adds it, also where the database’s is ahead', async () => {
  const runs: unknown[] = [];
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() - 90_000);
  onTestFinished(() => clock.mockRestore());
  await queue.work([collect(runs)]);
  await add(1, { runAt: new Date(Date.now() + 1500) });
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(runs).toEqual([]);
  await until(() => runs.length === 1);
});
