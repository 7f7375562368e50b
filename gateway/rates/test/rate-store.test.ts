import { gatewayRole, roleUrl } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQuotas } from '../quotas.ts';
import { openRateStore } from '../rate-store.adapter.ts';
import type { RateStore } from '../rate-store.port.ts';

let database: TestDatabase;
let stores: RateStore[];
const log = pino({ level: 'silent' });
const portion = (key: string, needed: number, wanted = needed, more = {}) => ({
  key,
  quota: 100,
  windowSeconds: 60,
  needed,
  wanted,
  ...more,
});

describe('the shared quotas', () => {
  beforeAll(async () => {
    database = await createTestDatabase();
    stores = [1, 2].map(() => openRateStore(roleUrl(gatewayRole, database.connection), log));
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });
  const take = (which: number, ...asked: Parameters<typeof portion>) =>
    (stores[which] as RateStore).take(portion(...asked));

  it('give what is wanted while it lasts, what is needed if that is less, and nothing when that is too much', async () => {
    expect(await take(0, 'a', 10, 60)).toMatchObject({ granted: 60, remaining: 40 });
    expect(await take(1, 'a', 10, 60)).toMatchObject({ granted: 40, remaining: 0 });
    expect(await take(0, 'a', 1)).toMatchObject({ granted: 0, remaining: 0 });
    expect(await take(0, 'b', 101)).toMatchObject({ granted: 0, remaining: 100 });
    const { windowEndsInMs } = await take(0, 'b', 100);
    expect(windowEndsInMs).toBeGreaterThan(30_000);
    expect(windowEndsInMs).toBeLessThanOrEqual(60_000);
  });

  it('give no more than the quota to several gateways at once, each key on its own', async () => {
    const asked = Array.from({ length: 120 }, (_, n) => ({ which: n % 2, key: n % 3 ? 'c' : 'd' }));
    const granted = { c: 0, d: 0 };
    await Promise.all(
      asked.map(async ({ which, key }) => {
        const grant = await take(which, key, 3);
        granted[key as 'c' | 'd'] += grant.granted;
      }),
    );
    expect(granted).toEqual({ c: 99, d: 99 });
  });

  it('begin again with the first portion after the window', async () => {
    await take(0, 'e', 100);
    await database.query(
      "update accounts_directory.request_quotas set window_ends_at = now() - interval '1 second' where key = 'e'",
    );
    expect(await take(1, 'e', 30)).toMatchObject({ granted: 30, remaining: 70 });
  });

  it('answer portions that are asked for together in one statement', async () => {
    const many = await Promise.all(Array.from({ length: 50 }, (_, n) => take(0, `many ${n}`, 1)));
    expect(new Set(many.map(({ granted }) => granted))).toEqual(new Set([1]));
    const [row] = await database.query<{ n: number }>(
      "select count(distinct xmin::text)::int as n from accounts_directory.request_quotas where key like 'many %'",
    );
    expect(row?.n).toBe(1);
  });

  it.each([
    'select * from accounts_directory.request_quotas',
    "insert into accounts_directory.request_quotas (key, taken, window_ends_at, created_at) values ('x', 0, now(), now())",
    'update accounts_directory.request_quotas set taken = 0',
    'delete from accounts_directory.request_quotas',
  ])('are out of reach for the gateway’s role: %s', async (statement) => {
    const client = new Client({ connectionString: roleUrl(gatewayRole, database.connection) });
    await client.connect();
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });

  it('keep no request waiting behind a foreign lock: it is counted in this gateway alone, and shared again once the lock is gone', async () => {
    const warnings: unknown[] = [];
    const [store] = stores as [RateStore];
    const quotas = createQuotas({ store, warn: (error) => warnings.push(error) });
    const policy = { name: 'locked', quota: 5, windowSeconds: 60 };
    const demand = (subject: string) => ({ subject, policy, amount: 1 });
    await quotas.take([demand('x')]);
    const holder = new Client({ connectionString: database.adminUrl });
    await holder.connect();
    await holder.query("begin; select from accounts_directory.request_quotas where key = 'locked x' for update");
    const seen: boolean[] = [];
    for (let n = 0; n < 7; n += 1) seen.push((await quotas.take([demand('x')])).refused === null);
    await holder.query('rollback');
    await holder.end();
    expect(seen).toEqual([true, true, true, true, true, false, false]);
    expect(warnings.length).toBe(1);
    let others = 0;
    await until(async () => {
      await quotas.take([demand(`other ${(others += 1)}`)]);
      return (
        (await database.query("select from accounts_directory.request_quotas where key like 'locked other %'")).length >
        0
      );
    });
  });
});
