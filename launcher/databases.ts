import { join } from 'node:path';
import { createMigration, grantTables, migrate, type MigrationSource, provision } from '@konstruct/kit/database';
import { installJobs } from '@konstruct/kit/jobs';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';

async function source(name: SubgraphName): Promise<MigrationSource> {
  const { database } = await import(`@konstruct/${name}/database`);
  return { database, path: join(import.meta.dirname, '../subgraphs', name, 'migrations') };
}

/** Brings a database to the present: roles, schemas, the queue, every service's migrations, rights. Safe to repeat. */
export async function migrateAll(ownerUrl: string, platformSecret: string): Promise<void> {
  const connection = { databaseUrl: ownerUrl, platformSecret };
  const sources = await Promise.all(subgraphs.map(source));
  await provision(subgraphs, connection);
  await installJobs(
    sources.map(({ database }) => database),
    connection,
  );
  for (const each of sources) await migrate(ownerUrl, each);
  await grantTables(subgraphs, connection);
}

/** Writes the migration that one service's entities need, against a database that has all earlier ones. */
export async function writeMigration(ownerUrl: string, platformSecret: string, name: SubgraphName): Promise<string | null> {
  const each = await source(name);
  await provision(subgraphs, { databaseUrl: ownerUrl, platformSecret });
  await migrate(ownerUrl, each);
  return createMigration(ownerUrl, each);
}
