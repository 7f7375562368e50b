import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateAll } from '../../launcher/databases.ts';
import { freePort } from '../../launcher/ports.ts';
import { startPostgres } from '../../launcher/postgres.ts';

const platformSecret = 'the platform secret of tests, no other';

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'konstruct-test-'));
  const flags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const database = await startPostgres({ directory: join(directory, 'data'), port: await freePort(), password: 'test', flags });
  await migrateAll(database.url, platformSecret);
  project.provide('templateUrl', database.url);
  project.provide('platformSecret', platformSecret);
  return async () => {
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
