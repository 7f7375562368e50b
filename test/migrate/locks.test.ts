import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateAll } from '../../launcher/postgres/databases.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Holds a lock on every table that conflicts with a backup (access share) or with writers (row exclusive). */
async function holdTables(mode: 'access share' | 'row exclusive') {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query('begin');
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  );
  expect(rows.map(({ name }) => name)).toContain('jobs.outbox_messages');
  await client.query(`lock table ${rows.map(({ name }) => name).join(', ')} in ${mode} mode`);
  return () => client.end();
}

test.each(['access share', 'row exclusive'] as const)(
  'D7: where nothing is pending, migrate waits for no one who holds every table in %s mode, and no one waits for it',
  async (mode) => {
    const release = await holdTables(mode);
    const printed: string[] = [];
    await migrateAll(database.ownerUrl, database.connection.platformSecret, (line) => printed.push(line));
    expect(printed).toEqual(['migrate: the database is up to date.']);
    await release();
  },
);

test('a service that declares less than before may still send what it declared: processes of the release before run on', async () => {
  await database.query(
    `insert into jobs.allowed (role, queue) values ('konstruct_agents', 'agents.of_the_release_before')`,
  );
  await migrateAll(database.ownerUrl, database.connection.platformSecret);
  expect(
    await database.query(`select role from jobs.allowed where queue = 'agents.of_the_release_before'`),
  ).toHaveLength(1);
});
