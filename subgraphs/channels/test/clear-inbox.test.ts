import { openDirectory } from '@konstruct/kit/database';
import { createTestDatabase, testJob, until } from '@konstruct/kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { database as tables } from '../database.ts';
import { createClearInbox } from '../inbox/clear-inbox.job.ts';

test('what is forgotten goes in portions, and each event is read a few times only: however much there is, no statement takes longer than statements may', async () => {
  const db = await createTestDatabase();
  onTestFinished(() => db.drop());
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
  const directory = await openDirectory(tables, db.connection);
  try {
    await createClearInbox({ directory, forgetExpired: [], now: () => new Date() }).run({}, testJob());
  } finally {
    await directory.close();
  }
  expect(await db.query('select count(*)::int as left from channels_directory.inbox')).toEqual([{ left: 10 }]);
  expect(await db.query('select sum(count)::int as all, max(count) as most from public.deleted')).toEqual([{ all: 300_000, most: 5_000 }]);
  // A connection tells its figures at its end.
  const readCount = await until(async () => {
    const count = (await read()) - readBefore;
    return count >= 300_000 && count;
  });
  expect(readCount).toBeLessThan(4 * 300_000);
});
