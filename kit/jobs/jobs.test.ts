import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { enqueue, letterTask, send } from './index.ts';
import { openTestQueue, type TestQueue } from './test/queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.rest());
afterAll(() => queue.close());

const tenantId = newId();
const waiting = () => queue.query<{ id: string; attempts: number }>('select id, attempts from graphile_worker._private_jobs');
const isEmpty = async () => (await waiting()).length === 0;
const letters = () => queue.query<{ body: unknown }>('select body from jobs.letters');
const clear = () => queue.query('with jobs as (delete from graphile_worker._private_jobs) delete from jobs.letters');

test('a job that was added in a transaction that was rolled back never runs', async () => {
  const runs: unknown[] = [];
  const em = queue.sender.forTenant(tenantId);
  await expect(
    em.transactional(async (tx) => {
      await enqueue(tx, 'billing.first', { n: 1 });
      await send(tx, 'billing.letter', tenantId, { text: 'hello' });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect([await waiting(), await letters()]).toEqual([[], []]);
  await em.transactional((tx) => enqueue(tx, 'billing.first', { n: 2 }));
  await queue.work({ 'billing.first': async (payload) => void runs.push(payload) });
  await until(isEmpty);
  expect(runs).toEqual([{ n: 2 }]);
});

test('a service may not enqueue, or send letters to, a task that is not on its list', async () => {
  const refused = /permission|may not enqueue/;
  const ofSender = queue.sender.forTenant(tenantId);
  await expect(ofSender.transactional((tx) => enqueue(tx, 'billing.third', {}))).rejects.toThrow(refused);
  await expect(ofSender.transactional((tx) => send(tx, 'billing.third', tenantId, {}))).rejects.toThrow(refused);
  await expect(queue.reader.forTenant(tenantId).transactional((tx) => enqueue(tx, 'billing.first', {}))).rejects.toThrow(refused);
  // Nor does it get past the door.
  await expect(ofSender.execute(`select graphile_worker.add_job('billing.third')`)).rejects.toThrow(/permission/);
  await expect(ofSender.execute(`insert into jobs.allowed values (session_user, 'billing.third')`)).rejects.toThrow(/permission/);
  expect(await waiting()).toEqual([]);
});

test('a letter takes effect exactly once, though its job runs twice', async () => {
  const bodies: unknown[] = [];
  const task = letterTask(queue.reader, z.object({ text: z.string() }), async (_tx, body) => void bodies.push(body));
  await queue.sender.forTenant(tenantId).transactional((tx) => send(tx, 'billing.letter', tenantId, { text: 'hello' }));
  const tries: number[] = [];
  await queue.work({
    'billing.letter': async (payload, job) => {
      tries.push(job.attempt);
      await Promise.all([task(payload, job), task(payload, job)]);
      if (job.attempt === 1) throw new Error('the job is not written off, as after a crash');
    },
  });
  await until(isEmpty);
  expect([tries, bodies, await letters()]).toEqual([[1, 2], [{ text: 'hello' }], []]);
});

test('a letter is read by its addressee only, under its tenant only', async () => {
  await queue.sender.forTenant(tenantId).transactional((tx) => send(tx, 'billing.letter', tenantId, { text: 'private' }));
  const read = (office: TestQueue['reader'], tenant: string | null) => office.forTenant(tenant).execute('select body from jobs.letters');
  expect(await read(queue.reader, tenantId)).toEqual([{ body: { text: 'private' } }]);
  expect(await read(queue.reader, newId())).toEqual([]);
  expect(await read(queue.reader, null)).toEqual([]);
  expect(await read(queue.sender, tenantId)).toEqual([]);
  const foreign = queue.sender.forTenant(tenantId).transactional((tx) => send(tx, 'billing.letter', newId(), { text: 'forged' }));
  await expect(foreign).rejects.toThrow(/row-level security/);
  await clear();
});

test('a letter whose handling fails, or that cannot be understood, stays, and so does its job', async () => {
  await queue.sender.forTenant(tenantId).transactional(async (tx) => {
    await send(tx, 'billing.letter', tenantId, { text: 'fails' });
    await send(tx, 'billing.letter', tenantId, { words: 'not understood' });
  });
  const task = letterTask(queue.reader, z.object({ text: z.string() }), async (tx) => {
    await tx.execute(`select 'done half'`);
    throw new Error('no');
  });
  await queue.work({ 'billing.letter': task });
  await until(async () => (await waiting()).every(({ attempts }) => attempts === 1));
  await queue.rest();
  expect(await letters()).toHaveLength(2);
  expect(await waiting()).toHaveLength(2);
  await clear();
});

test('a waiting job whose key is added again is replaced and runs once; the same key of another task is another', async () => {
  const runs: unknown[] = [];
  const add = (task: string, n: number) =>
    queue.sender.forTenant(tenantId).transactional((tx) => enqueue(tx, task, { n }, { key: 'the same' }));
  await add('billing.first', 1);
  await add('billing.second', 2);
  await add('billing.first', 3);
  const note = async (payload: unknown) => void runs.push(payload);
  await queue.work({ 'billing.first': note, 'billing.second': note });
  await until(isEmpty);
  expect(runs).toHaveLength(2);
  expect(runs).toEqual(expect.arrayContaining([{ n: 2 }, { n: 3 }]));
});

test('a job for later waits until then', async () => {
  const runAt = new Date(Date.now() + 700);
  let ranAt = 0;
  await queue.sender.forTenant(tenantId).transactional((tx) => enqueue(tx, 'billing.first', {}, { runAt }));
  await queue.work({
    'billing.first': async () => {
      ranAt = Date.now();
    },
  });
  await until(isEmpty);
  expect(ranAt).toBeGreaterThanOrEqual(runAt.getTime());
});
