import { randomBytes } from 'node:crypto';
import { migrateAll } from '../../launcher/postgres/databases.ts';
import { startTemporaryPostgres } from '../../launcher/postgres/postgres.ts';

/** An empty, migrated database for this benchmark; it is dropped when the benchmark stops. */
export async function startBenchDatabase() {
  const platformSecret = randomBytes(32).toString('base64url');
  const { url, stop } = await startTemporaryPostgres();
  await migrateAll(url, platformSecret);
  return { ownerUrl: url, connection: { databaseUrl: url, platformSecret }, stop };
}
