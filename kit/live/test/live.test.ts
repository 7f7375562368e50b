import { type Database, newId, openDatabase } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LiveEvent, listenLive, notifyLive } from '../index.ts';

/** Which services does not matter: only their roles are used. */
const [speaker, listener] = ['accounts', 'agents'];

let database: TestDatabase;
let office: Database;
let live: { stop(): Promise<void> };
const topics = ['agents', 'channels', 'keys', 'usage'] as const;
type Topic = (typeof topics)[number];
const events: LiveEvent<Topic>[] = [];
const gaps = { seen: 0 };
beforeAll(async () => {
  database = await createTestDatabase();
  office = await openDatabase(
    { service: speaker, entities: [], directoryEntities: [], sends: [], connections: { tenant: 4 } },
    database.connection,
  );
  live = await listenLive({
    topics,
    role: `konstruct_${listener}`,
    connection: database.connection,
    onEvent: (event) => events.push(event),
    onGap: () => (gaps.seen += 1),
  });
});
beforeEach(() => {
  events.length = 0;
  gaps.seen = 0;
});
afterAll(async () => {
  await live.stop();
  await office.close();
  await database.drop();
});

const tenantId = newId();
const notify = (topic: Topic) => office.forTenant(tenantId).transactional((tx) => notifyLive(tx, tenantId, [topic]));
const listeners = () =>
  database.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = 'konstruct_${listener}' and datname = current_database()`,
  );
const cut = () =>
  database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'konstruct_${listener}' and datname = current_database()`,
  );

test('an event arrives once its transaction has committed, and not before', async () => {
  await office.forTenant(tenantId).transactional(async (tx) => {
    await notifyLive(tx, tenantId, ['usage']);
    await notify('keys');
    await until(() => events.length > 0);
    expect(events).toEqual([{ tenantId, topic: 'keys' }]);
  });
  await until(() => events.length === 2);
  expect(events[1]).toEqual({ tenantId, topic: 'usage' });
});

test('an event of a transaction that was rolled back never arrives', async () => {
  const failing = office.forTenant(tenantId).transactional(async (tx) => {
    await notifyLive(tx, tenantId, ['billing']);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await notify('keys');
  await until(() => events.length > 0);
  expect(events).toEqual([{ tenantId, topic: 'keys' }]);
});

test('what is not well-formed is passed over, and does no harm', async () => {
  const payloads = [
    '',
    'not json',
    'null',
    '[]',
    '{}',
    '{"tenantId":"x","topic":"keys"}',
    `{"tenantId":"${tenantId}","topic":"other"}`,
  ];
  for (const payload of payloads) await database.query(`select pg_notify('konstruct_live', $1)`, [payload]);
  await database.query(`select pg_notify('another', $1)`, [JSON.stringify({ tenantId, topic: 'agents' })]);
  await database.query(`select pg_notify('konstruct_live', $1)`, [
    JSON.stringify({ tenantId, topic: 'agents', secret: 'left out' }),
  ]);
  await until(() => events.length > 0);
  expect(events).toEqual([{ tenantId, topic: 'agents' }]);
});

test('a connection that breaks is opened again, and the gap is told', async () => {
  await cut();
  await until(() => gaps.seen > 0);
  await notify('channels');
  await until(() => events.length > 0);
  expect([events, gaps.seen]).toEqual([[{ tenantId, topic: 'channels' }], 1]);
});

test('however long the database is away, one connection comes back, and one gap is told', async () => {
  const name = new URL(database.ownerUrl).pathname.slice(1);
  await database.query(`revoke connect on database ${name} from konstruct_${listener}`);
  await cut();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(gaps.seen).toBe(0);
  await database.query(`grant connect on database ${name} to konstruct_${listener}`);
  await until(() => gaps.seen > 0);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect([(await listeners()).length, gaps.seen]).toEqual([1, 1]);
});

test('a listener that has stopped is gone, also while the database is away', async () => {
  const options = {
    topics,
    role: `konstruct_${listener}`,
    connection: database.connection,
    onEvent: () => undefined,
    onGap: () => (gaps.seen += 1),
  };
  const other = await listenLive(options);
  const stopping = cut().then(() => other.stop());
  await stopping;
  await until(() => gaps.seen > 0);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect([(await listeners()).length, gaps.seen]).toEqual([1, 1]);
});

test('listening to a database that cannot be reached throws, and tries nothing in secret', async () => {
  const url = new URL(database.connection.databaseUrl);
  url.pathname = '/nowhere';
  let count = 0;
  const options = { topics, role: `konstruct_${listener}`, onEvent: () => (count += 1), onGap: () => (count += 1) };
  await expect(
    listenLive({ ...options, connection: { ...database.connection, databaseUrl: url.href } }),
  ).rejects.toThrow(/nowhere/);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(count).toBe(0);
});
