import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateAll } from '../../launcher/postgres/databases.ts';
import { startTemporaryPostgres } from '../../launcher/postgres/postgres.ts';
import { onceForTheRun, type SetUp } from './once.ts';
import { createOwner } from './owner.ts';

const platformSecret = 'the platform secret of tests, no other';

interface TestServer {
  /** The superuser's address. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The server of DATABASE_URL. Roles belong to a whole server, so it must not contain an installation. */
async function givenServer(url: string): Promise<TestServer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where not datistemplate and datname <> 'postgres' and datname !~ '^(test|konstruct_test)_'`,
  );
  await client.end();
  if (rows.length > 0)
    throw new Error('DATABASE_URL leads to a server with databases on it: give the tests an empty one of their own.');
  return { url, stop: async () => undefined };
}

interface TemplateDatabase {
  readonly templateUrl: string;
  readonly adminUrl: string;
}

async function makeTemplate(): Promise<SetUp<TemplateDatabase>> {
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const given = process.env['DATABASE_URL'];
  const server = given ? await givenServer(given) : await startTemporaryPostgres(flags);
  const name = `konstruct_test_${randomBytes(6).toString('hex')}`;
  const owner = await createOwner(server.url, { name: 'test_owner', database: name, mayCreateRoles: true });
  await migrateAll(owner.url, platformSecret);
  return {
    value: { templateUrl: owner.url, adminUrl: owner.adminUrl },
    async end() {
      await owner.drop();
      await server.stop();
    },
  };
}

/**
 * One PostgreSQL for the whole run, with a migrated database that each test file copies. As in production, its owner
 * may create roles and nothing more; the superuser only creates databases, and reads them for the tests.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { value, end } = await onceForTheRun('database', makeTemplate);
  project.provide('templateUrl', value.templateUrl);
  project.provide('adminUrl', value.adminUrl);
  project.provide('platformSecret', platformSecret);
  return end;
}
