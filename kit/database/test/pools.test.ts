import { Pool } from 'pg';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TransactionClient } from '../connection/transaction-client.ts';
import { directoryRole, openDatabase, openPool, roleUrl, tenantRole } from '../index.ts';
import { openSample, sample, type SampleDatabase } from './sample.ts';

let home: SampleDatabase;
beforeAll(async () => {
  home = await openSample();
});
afterAll(() => home.close());

const pids = () =>
  home.query<{ pid: number }>(
    "select pid from pg_stat_activity where usename = 'konstruct_sample_directory' and datname = current_database()",
  );

test('a statement that is not answered in time ends its connection, and the pool opens another', async () => {
  const pool = new Pool({
    connectionString: roleUrl(tenantRole('sample'), home.connection),
    Client: TransactionClient,
    query_timeout: 300,
    max: 1,
  });
  const client = await pool.connect();
  const ended = new Promise((resolve) => client.once('end', resolve));
  client.on('error', () => undefined);
  await client.query('begin');
  await client.query('select 1');
  await expect(client.query('select pg_sleep(10)')).rejects.toThrow('Query read timeout');
  // As Kysely does.
  await client.query('rollback');
  client.release();
  await ended;
  expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});

test('a transaction that was allowed more time is waited for, and the next one is not', async () => {
  const client = new TransactionClient({
    connectionString: roleUrl(tenantRole('sample'), home.connection),
    query_timeout: 300,
  });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query('set local statement_timeout = 10000');
  await client.query('select pg_sleep(0.6)');
  await client.query('commit');
  await expect(client.query('select pg_sleep(10)')).rejects.toThrow('Query read timeout');
  await client.end();
});

test('a lost connection of a pool ends no process: its owner is told, and the pool opens another', async () => {
  const lost: string[] = [];
  const connectionString = roleUrl(directoryRole('sample'), home.connection);
  const pool = openPool({
    connectionString,
    name: 'sample',
    max: 2,
    queryTimeoutMs: 5_000,
    onError: ({ message }) => lost.push(message),
  });
  await pool.query('select 1');
  const inUse = await pool.connect();
  const running = inUse.query('select pg_sleep(20)').catch((error: unknown) => error);
  await until(async () => (await pids()).length === 1);
  await home.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'konstruct_sample_directory'",
  );
  expect(await running).toBeInstanceOf(Error);
  inUse.release(true);
  await pool.query('select 1');
  await home.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'konstruct_sample_directory'",
  );
  await until(() => lost.length > 0);
  await pool.query('select 1');
  await pool.end();
});

test('a connection that is lost while it is in use, and nothing runs on it, ends no process', async () => {
  const connectionString = roleUrl(directoryRole('sample'), home.connection);
  const pool = openPool({ connectionString, name: 'sample', max: 1, queryTimeoutMs: 5_000 });
  const inUse = await pool.connect();
  const ended = new Promise((resolve) => inUse.once('end', resolve));
  await home.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'konstruct_sample_directory'",
  );
  // Without a handler, its `error` would be thrown here, outside any request.
  await ended;
  inUse.release(true);
  await pool.query('select 1');
  await pool.end();
});

test('a pool and the connections of a service have time-outs for a connection and a statement, and check a silent server', async () => {
  const common = { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
  const connectionString = roleUrl(tenantRole('sample'), home.connection);
  const pool = openPool({ connectionString, name: 'sample', max: 1, queryTimeoutMs: 1_000 });
  expect(pool.options).toMatchObject({ ...common, query_timeout: 1_000 });
  await pool.end();
  const database = await openDatabase(sample, home.connection);
  expect(database.forTenant(null).config.get('driverOptions')).toMatchObject({ ...common, query_timeout: 20_000 });
  await database.close();
});
