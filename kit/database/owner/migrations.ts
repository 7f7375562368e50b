import { pathToFileURL } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { ServiceDatabase } from '../service-database.ts';
import { asOwner, ddlLockTimeoutMs } from './as-owner.ts';
import { retryDdl } from './retry-ddl.ts';

/** A service's tables and the location of its migrations. */
export interface MigrationSource {
  readonly database: ServiceDatabase;
  /** The folder of the service's migrations. */
  readonly path: string;
}

/** Without this list MikroORM's diff would drop every schema that does not belong to the service. */
async function foreignSchemas(ownerUrl: string, service: string): Promise<string[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ nspname: string }>('select nspname from pg_namespace');
    return rows.map(({ nspname }) => nspname).filter((name) => name !== service && name !== `${service}_directory`);
  });
}

async function openMigrator(ownerUrl: string, { database, path }: MigrationSource) {
  return MikroORM.init({
    clientUrl: ownerUrl,
    entities: [...database.entities, ...database.directoryEntities],
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    // One connection: what an OnlineMigration sets for a statement must apply where that statement runs.
    pool: { min: 0, max: 1 },
    // MikroORM reads from a URL how to reach the database, but not its TLS settings.
    driverOptions: { connectionString: ownerUrl, lock_timeout: ddlLockTimeoutMs },
    // Partitioned tables are written by hand: MikroORM would rebuild them at each new partition. Views too: MikroORM
    // would write them without security_invoker.
    schemaGenerator: {
      ignoreSchema: await foreignSchemas(ownerUrl, database.service),
      skipTables: [/_p\d{6}$/, /_p_past$/],
      skipViews: [/_view$/],
    },
    migrations: {
      path,
      emit: 'ts',
      tableName: `migrations.${database.service}_log`,
      snapshot: false,
      silent: true,
      // Each in its own transaction, so that the locks of one are not held until the last has ended.
      allOrNothing: false,
    },
    dynamicImportProvider: (id) => import(id.startsWith('/') ? pathToFileURL(id).href : id),
  });
}

/**
 * Runs a service's pending migrations as the owner of the database, one after the other, each in its own transaction
 * (except an `OnlineMigration`), and again while other sessions hold the locks that it needs. Returns their names;
 * `onRun` is called before each.
 */
export async function migrate(
  ownerUrl: string,
  source: MigrationSource,
  onRun: (name: string) => void = () => undefined,
): Promise<string[]> {
  const orm = await openMigrator(ownerUrl, source);
  try {
    const names = (await orm.migrator.getPending()).map(({ name }) => name);
    for (const name of names) {
      onRun(name);
      await retryDdl(() => orm.migrator.up({ migrations: [name] }));
    }
    return names;
  } finally {
    await orm.close(true);
  }
}

/**
 * Writes a migration that brings the database in line with the entities. Returns its file name, or null when they
 * agree.
 */
export async function createMigration(ownerUrl: string, source: MigrationSource): Promise<string | null> {
  const orm = await openMigrator(ownerUrl, source);
  try {
    const { fileName, diff } = await orm.migrator.create();
    return diff.up.length > 0 ? fileName : null;
  } finally {
    await orm.close(true);
  }
}
