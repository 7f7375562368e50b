import { openService, testJob, until } from '@konstruct/kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { openDependencies } from '../app.ts';
import { handleClearInbox } from '../inbox/clear-inbox.job.ts';
import { channelsOptions } from './channels-service.ts';

test('what is forgotten goes in portions, and each event is read a few times only: however much there is, no statement takes longer than statements may', async () => {
  const service = await openService(channelsOptions());
  onTestFinished(() => service.close());
  const { database: db } = service;
  await db.query(
    `insert into channels_directory.inbox (id, source, account, external_id, received_at, promoted_at, failures, created_at)
     select gen_random_uuid(), 'slack', 'T1', 'E' || n, now(), now() - case when n <= 300000 then interval '8 days' else interval '1 day' end, 0, now()
     from generate_series(1, 300010) as n`,
  );
  await db.query('create table public.deleted (count int not null)');
  await db.query(
    `create function public.count_deleted() returns trigger language plpgsql security definer as
     $$ begin insert into public.deleted select count(*) from gone; return null; end $$`,
  );
  await db.query(
    `create trigger count_deleted after delete on channels_directory.inbox referencing old table as gone
     for each statement execute function public.count_deleted()`,
  );
  const read = async () => {
    const [row] = await db.query<{ count: number }>(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as count from pg_stat_all_tables where relid = 'channels_directory.inbox'::regclass`,
    );
    return row?.count ?? 0;
  };
  const readBefore = await read();
  const deps = await openDependencies(service.parts());
  try {
    await handleClearInbox({ ...deps, vendors: { ...deps.vendors, forgetExpired: [] } }).run({}, testJob());
  } finally {
    await Promise.all([deps.database.close(), deps.directory.close()]);
  }
  expect(await db.query('select count(*)::int as left from channels_directory.inbox')).toEqual([{ left: 10 }]);
  expect(await db.query('select sum(count)::int as all, max(count) as most from public.deleted')).toEqual([
    { all: 300_000, most: 5_000 },
  ]);
  // A connection reports its statistics when it closes.
  const readCount = await until(async () => {
    const count = (await read()) - readBefore;
    return count >= 300_000 && count;
  });
  expect(readCount).toBeLessThan(4 * 300_000);
});
