import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '@konstruct/kit/testing';
import {
  allowTime,
  type Database,
  directoryRole,
  gatewayRole,
  isBusy,
  isUniqueViolation,
  newId,
  openDatabase,
  roleUrl,
  tenantRole,
  workerRole,
} from '../index.ts';
import { Note, openSample, sample, type SampleDatabase } from './sample.ts';
import { TenantShares } from '../connection/tenant-shares.ts';

let home: SampleDatabase;
let database: Database;
beforeAll(async () => {
  home = await openSample();
  database = await openDatabase(sample, { ...home.connection, poolSize: 5 });
});
afterAll(async () => {
  await database.close();
  await home.close();
});

const thrownBy = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Another session's transaction that holds a tenant's rows until it is ended. */
async function lockRowsOf(tenantId: string) {
  const client = new Client({ connectionString: home.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select from sample.notes where tenant_id = $1 for update', [tenantId]);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

test.each([tenantRole('sample'), directoryRole('sample'), workerRole, gatewayRole])(
  '%s may neither wait for a lock, nor run a statement, nor hold a transaction open for long, however it connects',
  async (role) => {
    const client = new Client({ connectionString: roleUrl(role, home.connection) });
    await client.connect();
    const settings = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    for (const name of settings) {
      const { rows } = await client.query<{ set: string }>('select setting as set from pg_settings where name = $1', [
        name,
      ]);
      expect(Number(rows[0]?.set)).toBeGreaterThan(0);
      expect(Number(rows[0]?.set)).toBeLessThanOrEqual(60_000);
    }
    await client.end();
  },
);

test('a lock that is not to be had, and a statement that takes too long, are failures that pass; others are not', async () => {
  const em = () => database.forTenant(newId());
  const slow = em().transactional(async (tx) => {
    await allowTime(tx, { lockMs: 100, statementMs: 100 });
    await tx.execute('select pg_sleep(5)');
  });
  expect(isBusy(await thrownBy(slow))).toBe(true);
  for (const statement of ['select 1 / 0', 'select no_such_column'])
    expect(isBusy(await thrownBy(em().execute(statement)))).toBe(false);
  expect(
    [new Error('timeout exceeded when trying to connect'), new Error('other', { cause: { code: '55P03' } })].map(
      isBusy,
    ),
  ).toEqual([true, false]);
  expect([null, undefined, '55P03', new Error('55P03')].filter(isBusy)).toEqual([]);
  expect(isUniqueViolation(await thrownBy(slow))).toBe(false);
});

test('N4: ten waiters for the locked rows of one tenant leave connections to another, and are told that it is busy', async () => {
  const [locked, free] = [newId(), newId()];
  for (const tenantId of [locked, free]) {
    await database.forTenant(tenantId).insert(Note, { tenantId, id: newId(), text: tenantId, createdAt: new Date() });
  }
  const unlock = await lockRowsOf(locked);
  let ended = 0;
  const waiting = Array.from({ length: 10 }, async () => {
    const error = await thrownBy(database.forTenant(locked).nativeUpdate(Note, { text: locked }, { text: 'changed' }));
    ended += 1;
    return error;
  });
  await until(async () => {
    const [row] = await home.query<{ count: string }>(
      "select count(*) from pg_stat_activity where usename = 'konstruct_sample' and wait_event_type = 'Lock'",
    );
    return Number(row?.count) >= 3;
  });
  expect(await database.forTenant(free).nativeUpdate(Note, { text: free }, { text: 'changed' })).toBe(1);
  expect(await database.forTenant(free).count(Note)).toBe(1);
  // No waiter had to fail for that.
  expect(ended).toBe(0);
  const errors = await Promise.all(waiting);
  expect(errors.map(isBusy)).toEqual(errors.map(() => true));
  await unlock();
  // Nothing was written, and nothing is left behind: the next attempt succeeds.
  const again = Array.from({ length: 10 }, () =>
    database.forTenant(locked).nativeUpdate(Note, { text: locked }, { text: locked }),
  );
  expect(await Promise.all(again)).toEqual(again.map(() => 1));
});

test('a transaction that says nothing any more loses its locks, and its connection is not missing from the pool', async () => {
  const tenantId = newId();
  const alone = await openDatabase(sample, { ...home.connection, poolSize: 1 });
  await alone.forTenant(tenantId).insert(Note, { tenantId, id: newId(), text: 'mine', createdAt: new Date() });
  const frozen = alone.forTenant(tenantId).transactional(async (tx) => {
    await tx.execute('set local idle_in_transaction_session_timeout = 200');
    await tx.execute("update sample.notes set text = 'half done'");
    await until(
      async () =>
        (
          await home.query(
            "select from pg_stat_activity where usename = 'konstruct_sample' and state = 'idle in transaction'",
          )
        ).length === 0,
    );
    await tx.execute('select 1');
  });
  await expect(frozen).rejects.toThrow();
  expect((await alone.forTenant(tenantId).find(Note, {})).map(({ text }) => text)).toEqual(['mine']);
  await alone.close();
});

test('a tenant’s places are taken in turn, given back once, and not waited for without an end', async () => {
  const shares = new TenantShares(2, 200);
  const [first, second] = [await shares.take('a'), await shares.take('a')];
  const order: string[] = [];
  const third = shares.take('a').then((giveBack) => (order.push('third'), giveBack));
  const fourth = shares.take('a').then((giveBack) => (order.push('fourth'), giveBack));
  (await shares.take('b'))();
  first();
  first();
  const giveBackThird = await third;
  second();
  const giveBackFourth = await fourth;
  expect(order).toEqual(['third', 'fourth']);
  const late = await thrownBy(shares.take('a'));
  expect(isBusy(late)).toBe(true);
  giveBackThird();
  giveBackFourth();
  const [fifth, sixth] = [await shares.take('a'), await shares.take('a')];
  expect(isBusy(await thrownBy(shares.take('a')))).toBe(true);
  fifth();
  sixth();
});
