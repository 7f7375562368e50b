import { openDirectory } from '@konstruct/kit/database';
import { createTestDatabase, testJob } from '@konstruct/kit/testing';
import { expect, onTestFinished, test } from 'vitest';
import { database as tables } from '../database.ts';
import { createClearInbox } from '../inbox/clear-inbox.job.ts';

test('what is forgotten goes in portions: however much there is, no statement takes longer than statements may', async () => {
  const db = await createTestDatabase();
  onTestFinished(() => db.drop());
  await db.query(
    `insert into channels_directory.inbox (id, source, account, external_id, received_at, promoted_at, failures, created_at)
     select gen_random_uuid(), 'slack', 'T1', 'E' || n, now(), now() - case when n <= 300000 then interval '8 days' else interval '1 day' end, 0, now()
     from generate_series(1, 300010) as n`,
  );
  const [{ name } = { name: '' }] = await db.query<{ name: string }>('select quote_ident(current_database()) as name');
  // A portion fits, all at once does not.
  await db.query(`alter role konstruct_channels_directory in database ${name} set statement_timeout = '250ms'`);
  const directory = await openDirectory(tables, db.connection);
  onTestFinished(() => directory.close());
  await createClearInbox({ directory, now: () => new Date() }).run({}, testJob());
  expect(await db.query('select count(*)::int as left from channels_directory.inbox')).toEqual([{ left: 10 }]);
});
