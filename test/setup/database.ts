import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateAll } from '../../launcher/databases.ts';
import { startTemporaryPostgres } from '../../launcher/postgres.ts';

const platformSecret = 'the platform secret of tests, no other';

interface TestServer {
  /** An empty database, as the owner reaches it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A database on the server of DATABASE_URL. Roles belong to a whole server, so it must hold no installation. */
async function onGivenServer(serverUrl: string): Promise<TestServer> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where not datistemplate and datname <> 'postgres' and datname !~ '^(test|konstruct_test)_'`,
  );
  if (rows.length > 0) throw new Error('DATABASE_URL leads to a server with databases on it: give the tests an empty one of their own.');
  const name = `konstruct_test_${randomBytes(6).toString('hex')}`;
  await client.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async stop() {
      await client.query(`drop database ${name} with (force)`);
      await client.end();
    },
  };
}

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const given = process.env['DATABASE_URL'];
  const database = given ? await onGivenServer(given) : await startTemporaryPostgres(flags);
  await migrateAll(database.url, platformSecret);
  project.provide('templateUrl', database.url);
  project.provide('platformSecret', platformSecret);
  return () => database.stop();
}
