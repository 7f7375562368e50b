import { asOwner, newId, openDatabase } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handleJob, handleMessage, installJobs, startWorker } from '../../index.ts';
import { first, listed, noted, readerName, second, senderName } from '../../test/queue.ts';
import type { LegacyTasks } from '../legacy-tasks.ts';
import { installLegacyQueue, type TestLegacyQueue } from './legacy-queue.ts';

const declare = (service: string, ...sends: readonly (typeof first | typeof noted | typeof listed)[]) => ({
  service,
  entities: [],
  directoryEntities: [],
  sends,
});
const services = [declare(senderName, first, second, noted, listed), declare(readerName, first)];
const tasks: LegacyTasks = {
  'billing.know_thing': { queue: `${noted.name}/${readerName}` },
  'billing.know_line': { queue: `${listed.name}/${readerName}` },
  'billing.ignore_thing': { queue: null },
  'billing.old_name': { queue: async ({ kind }) => `billing.${String(kind)}`, keyOf: ({ n }) => `n ${String(n)}` },
};
const tenantId = newId();

let database: TestDatabase;
let legacy: TestLegacyQueue;
beforeEach(async () => {
  database = await createTestDatabase();
  legacy = await installLegacyQueue(database);
});
afterEach(() => database.drop());

const upgrade = (connection = database.connection) => installJobs(services, connection, tasks);
const jobs = () => database.query<Record<string, unknown>>('select * from pgboss.job order by created_on, id');
const messages = () => database.query<Record<string, unknown>>('select * from jobs.outbox_messages order by id');
const giveUp = (id: string) =>
  database.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no use' where id = $1`,
    [id],
  );

test('jobs and messages of the legacy queue are carried over, once: by key, at their time, in the order written', async () => {
  const runAt = new Date(Date.now() + 86_400_000);
  await legacy.add(first.name, { n: 1, tenantId });
  await legacy.add(first.name, { n: 2, tenantId }, { key: 'the key', runAt });
  await legacy.add('billing.old_name', { n: 3, kind: 'second' }, { key: 'another' });
  await database.query(`select graphile_worker.add_job($1, '{}', null, null, 3, $2)`, [
    second.name,
    `every ${second.name}`,
  ]);
  // Its worker was stopped while running it.
  await database.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker', attempts = 12 where key is null`,
  );
  for (const n of [1, 2, 3]) await legacy.send('billing.know_line', tenantId, { line: 'a', n });
  await legacy.send('billing.know_thing', tenantId, { text: 'hello' });
  await legacy.send('billing.ignore_thing', tenantId, {});
  const handled = await legacy.send('billing.know_thing', tenantId, { text: 'handled' });
  await database.query('delete from jobs.letters where id = $1', [handled]);

  expect(await upgrade()).toEqual([
    { task: first.name, outcome: 'carried over', count: 2 },
    { task: 'billing.old_name', outcome: 'carried over', count: 1 },
    { task: second.name, outcome: 'carried over', count: 1 },
    { task: 'billing.know_line', outcome: 'carried over', count: 3 },
    { task: 'billing.know_thing', outcome: 'carried over', count: 1 },
    { task: 'billing.ignore_thing', outcome: 'over', count: 1 },
    { task: 'billing.know_thing', outcome: 'over', count: 1 },
  ]);
  expect([await legacy.isThere(), await upgrade()]).toEqual([false, []]);
  const [{ isForced } = { isForced: false }] = await database.query<{ isForced: boolean }>(
    `select relforcerowsecurity as "isForced" from pg_class where oid = 'jobs.outbox_messages'::regclass`,
  );
  expect(isForced).toBe(true);

  const carried = (await jobs()).filter(({ name }) => !String(name).includes('/'));
  expect(carried).toHaveLength(4);
  expect(carried).toEqual(
    expect.arrayContaining(
      [
        { name: first.name, data: { n: 1, tenantId }, group_id: tenantId, state: 'created' },
        { name: first.name, singleton_key: 'the key', start_after: runAt },
        { name: second.name, singleton_key: 'n 3' },
        { name: second.name, singleton_key: 'recurring' },
      ].map((job): unknown => expect.objectContaining(job)),
    ),
  );

  const reader = await openDatabase(declare(readerName), database.connection);
  const seen: unknown[] = [];
  const worker = await startWorker({
    service: readerName,
    connection: database.connection,
    handlers: [
      handleMessage(reader, noted, readerName, async (_tx, { text }) => void seen.push(text)),
      handleMessage(reader, listed, readerName, async (_tx, { n }) => void seen.push(n)),
      handleJob(first, async ({ n }) => void seen.push(`job ${String(n)}`)),
    ],
    log: createLogger({ name: 'test', level: 'silent' }),
  });
  await until(() => seen.length === 5);
  await worker.stop();
  await reader.close();
  expect(seen.filter((entry) => typeof entry === 'number')).toEqual([1, 2, 3]);
  expect(seen.filter((entry) => typeof entry === 'string').toSorted()).toEqual(['hello', 'job 1']);
});

test('what was given up stays given up, and what nothing here can do is kept: nothing is dropped', async () => {
  await giveUp(await legacy.add(first.name, { n: 1 }, { key: 'the key' }));
  const dead = await legacy.send('billing.know_thing', tenantId, { text: 'dead' });
  await database.query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no use'`);
  const misshapen = await legacy.send('billing.know_thing', tenantId, { text: 5 });
  const unknown = await legacy.send('billing.know_nothing', tenantId, { text: 'unknown' });
  const orphan = await legacy.send('billing.know_thing', tenantId, { text: 'orphan' });
  await database.query(`delete from graphile_worker._private_jobs where payload ->> 'letterId' = $1`, [orphan]);
  await legacy.add('billing.unknown', { n: 2 });
  await legacy.add(first.name, { line: '\0' }, { key: 'cannot be stored' });
  await legacy.add(noted.name, { text: 'a message is no job' });

  const counted = await upgrade();
  expect(counted.toSorted((a, b) => `${a.task} ${a.outcome}`.localeCompare(`${b.task} ${b.outcome}`))).toEqual([
    { task: 'a message without a job', outcome: 'kept', count: 1 },
    { task: noted.name, outcome: 'kept', count: 1 },
    { task: first.name, outcome: 'given up', count: 1 },
    { task: first.name, outcome: 'kept', count: 1 },
    { task: 'billing.know_nothing', outcome: 'kept', count: 1 },
    { task: 'billing.know_thing', outcome: 'given up', count: 1 },
    { task: 'billing.know_thing', outcome: 'kept', count: 1 },
    { task: 'billing.unknown', outcome: 'kept', count: 1 },
  ]);
  expect(await jobs()).toMatchObject([
    { name: first.name, state: 'failed', data: { n: 1 }, output: { message: 'no use' }, retry_count: 12 },
  ]);
  const queue = `${noted.name}/${readerName}`;
  expect(await messages()).toMatchObject([
    { id: dead, queue, reader: readerName, body: { text: 'dead' }, error: 'no use', failed_at: expect.any(Date) },
    {
      id: misshapen,
      queue: 'billing.know_thing',
      error: expect.stringContaining('expected string'),
      failed_at: expect.any(Date),
    },
    { id: unknown, queue: 'billing.know_nothing', body: { text: 'unknown' }, failed_at: expect.any(Date) },
    { id: orphan, queue: 'legacy', body: { text: 'orphan' }, failed_at: expect.any(Date) },
  ]);
  expect(await database.query('select task, payload, attempt_count from jobs.legacy_jobs order by id')).toEqual([
    { task: 'billing.unknown', payload: { n: 2 }, attempt_count: 0 },
    { task: first.name, payload: { line: '\0' }, attempt_count: 0 },
    { task: noted.name, payload: { text: 'a message is no job' }, attempt_count: 0 },
  ]);
  expect(await legacy.isThere()).toBe(false);
});

test('an upgrade that is killed at its last line changes nothing, and the next one carries all over', async () => {
  await legacy.add(first.name, { n: 1 });
  await legacy.send('billing.know_thing', tenantId, { text: 'hello' });
  const waiting = `pid in (select pid from pg_locks where relation = to_regclass('jobs.workers') and not granted)`;
  const isWaiting = async () => (await database.query(`select pid from pg_stat_activity where ${waiting}`)).length > 0;
  // Another client holds the last table that is dropped.
  await asOwner(database.ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('lock table jobs.workers in access share mode');
    const ended = expect(upgrade()).rejects.toThrow();
    await until(isWaiting);
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${waiting}`);
    await ended;
  });
  expect(await database.query('select id from jobs.letters')).toHaveLength(1);
  await legacy.add(first.name, { n: 2 });
  await upgrade();
  expect([await legacy.isThere(), await messages(), (await jobs()).map(({ data }) => data)]).toMatchObject([
    false,
    [{ body: { text: 'hello' } }],
    expect.arrayContaining([{ n: 1 }, { n: 2 }]),
  ]);
});
