import type { TestProject } from 'vitest/node';
import { migrateAll } from '../../launcher/databases.ts';
import { startTemporaryPostgres } from '../../launcher/postgres.ts';

const platformSecret = 'the platform secret of tests, no other';

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const flags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const database = await startTemporaryPostgres(flags);
  await migrateAll(database.url, platformSecret);
  project.provide('templateUrl', database.url);
  project.provide('platformSecret', platformSecret);
  return () => database.stop();
}
