import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { handleMessage, publish } from '../index.ts';
import { listed, noted, openTestQueue, readerName, type TestQueue } from './queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
beforeEach(() => queue.query('with jobs as (delete from pgboss.job) delete from jobs.outbox_messages'));
afterEach(() => queue.rest());
afterAll(() => queue.close());

const tenantId = newId();
const messages = () =>
  queue.query<{ body: { n?: number }; failed_at: Date | null; error: string }>(
    'select * from jobs.outbox_messages order by position',
  );
const note = (text: string, tenant = tenantId) =>
  queue.sender.forTenant(tenantId).transactional((tx) => publish(tx, noted, tenant, { text }));
const list = (line: string, ...numbers: number[]) =>
  queue.sender.forTenant(tenantId).transactional(async (tx) => {
    for (const n of numbers) await publish(tx, listed, tenantId, { line, n });
  });

test('a message takes effect exactly once, though its job runs twice at the same time and once more', async () => {
  const bodies: unknown[] = [];
  const handler = handleMessage(queue.reader, noted, readerName, async (_tx, body) => void bodies.push(body));
  await note('hello');
  const tries: number[] = [];
  await queue.work([
    {
      ...handler,
      run: async (payload, job) => {
        tries.push(job.attempt);
        await Promise.all([handler.run(payload, job), handler.run(payload, job)]);
        if (job.attempt === 1) throw new Error('the end is not written down, as after a crash');
      },
    },
  ]);
  await until(queue.isEmpty);
  expect([tries, bodies, await messages()]).toEqual([[1, 2], [{ text: 'hello' }], []]);
});

test('a message is read by its reader only, under its tenant only', async () => {
  await note('private');
  const read = (service: TestQueue['reader'], tenant: string | null) =>
    service.forTenant(tenant).execute('select body from jobs.outbox_messages');
  expect(await read(queue.reader, tenantId)).toEqual([{ body: { text: 'private' } }]);
  expect(await read(queue.reader, newId())).toEqual([]);
  expect(await read(queue.reader, null)).toEqual([]);
  expect(await read(queue.sender, tenantId)).toEqual([]);
  await expect(note('forged', newId())).rejects.toThrow(/row-level security/);
});

test('messages of a stream are handled in the order written, whatever fails in the meantime; streams do not wait for one another', async () => {
  const [seen, failing] = [[] as string[], new Set(['a 3'])];
  await list('a', 1, 2, 3);
  await list('b', 1, 2);
  await list('a', 4);
  await queue.work([
    handleMessage(queue.reader, listed, readerName, async (_tx, { line, n }) => {
      if (failing.has(`${line} ${n}`)) throw new Error('not yet');
      seen.push(`${line} ${n}`);
    }),
  ]);
  await until(() => seen.includes('b 2') && seen.includes('a 2'));
  await list('a', 5);
  failing.clear();
  await until(queue.isEmpty);
  // What was rolled back with a batch counts once it is committed: the last time.
  const last = (entry: string) => seen.lastIndexOf(entry);
  expect(['a 1', 'a 2', 'a 3', 'a 4', 'a 5'].map(last)).toEqual(
    ['a 1', 'a 2', 'a 3', 'a 4', 'a 5'].map(last).toSorted((x, y) => x - y),
  );
  expect(await messages()).toEqual([]);
});

test('a message that fails for good is moved to the dead letters with its reason, and its stream goes on', async () => {
  const seen: number[] = [];
  await list('a', 1, 2, 3);
  await queue.query("update jobs.outbox_messages set attempt_count = 24 where body ->> 'n' = '2'");
  await queue.work([
    handleMessage(queue.reader, listed, readerName, async (_tx, { n }) => {
      if (n === 2) throw new Error('never');
      seen.push(n);
    }),
  ]);
  await until(queue.isEmpty);
  expect(seen.filter((n, index) => seen.lastIndexOf(n) === index)).toEqual([1, 3]);
  expect(await messages()).toMatchObject([{ body: { n: 2 }, failed_at: expect.any(Date), error: 'Error: never' }]);
});

test('a message under which two workers died is moved to the dead letters unread, and its stream goes on', async () => {
  const seen: number[] = [];
  await list('a', 1, 2);
  await queue.query(
    `update pgboss.job set state = 'retry', retry_count = 2, started_on = now(), output = '{"value": {"message": "job heartbeat timeout"}}'`,
  );
  await queue.query('insert into jobs.lost_workers (job_id, count) select id, 1 from pgboss.job');
  await queue.work([handleMessage(queue.reader, listed, readerName, async (_tx, { n }) => void seen.push(n))]);
  await until(queue.isEmpty);
  expect(seen).toEqual([2]);
  expect(await messages()).toMatchObject([{ body: { n: 1 }, error: '2 workers stopped while handling it.' }]);
});

test('messages of a stream are handled in the order written, also where the clock of one writer is ahead', async () => {
  const seen: number[] = [];
  const ahead = '01999999-0000-7000-8000-000000000002';
  const behind = '01999999-0000-7000-8000-000000000001';
  for (const [id, n] of [
    [ahead, 1],
    [behind, 2],
  ] as const) {
    const values = [`${listed.name}/${readerName}`, readerName, tenantId, id, 'a', JSON.stringify({ line: 'a', n })];
    await queue.sender
      .forTenant(tenantId)
      .transactional((tx) => tx.execute('select jobs.publish(?, ?, ?::uuid, ?::uuid, ?, ?::jsonb)', values));
  }
  await queue.work([handleMessage(queue.reader, listed, readerName, async (_tx, { n }) => void seen.push(n))]);
  await until(queue.isEmpty);
  expect(seen).toEqual([1, 2]);
});

test('what is written to a stream that fails for a while does not use up its tries', async () => {
  const failing = { is: true };
  const seen: number[] = [];
  await queue.work([
    handleMessage(queue.reader, listed, readerName, async (_tx, { n }) => {
      if (failing.is) throw new Error('the row is locked');
      seen.push(n);
    }),
  ]);
  for (let n = 0; n < 40; n += 1) {
    await list('a', n);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  failing.is = false;
  const tries = await queue.query<{ attempt_count: number; failed_at: Date | null }>(
    'select attempt_count, failed_at from jobs.outbox_messages order by position',
  );
  expect(tries.filter(({ failed_at }) => failed_at !== null)).toEqual([]);
  // It would be forty with one for each write. Growing pauses add a few on a slow machine.
  expect(tries[0]?.attempt_count).toBeLessThan(20);
});

test('a stream is never given up, however often what is first in it has failed: the message has its own end', async () => {
  await list('a', 1);
  await queue.query("update pgboss.job set state = 'retry', retry_count = 28, started_on = now()");
  await queue.work([
    handleMessage(queue.reader, listed, readerName, async () => {
      throw new Error('not yet');
    }),
  ]);
  await until(async () => (await messages()).some(({ error }) => error === 'Error: not yet'));
  await queue.rest();
  expect(await queue.jobs()).toEqual([{ state: 'retry', retry_count: 29 }]);
  expect(await messages()).toMatchObject([{ failed_at: null }]);
});
