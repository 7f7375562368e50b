import { join } from 'node:path';
import {
  createMigration,
  grantTables,
  migrate,
  type MigrationSource,
  type PlatformConnection,
  provision,
  withMigrationLock,
} from '@konstruct/kit/database';
import { type CarryOver, installJobs } from '@konstruct/kit/jobs';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';
import { legacyTasks } from '../legacy-tasks.ts';

type Print = (line: string) => void;

async function source(name: SubgraphName): Promise<MigrationSource> {
  const { database } = await import(`@konstruct/${name}/database`);
  return { database, path: join(import.meta.dirname, '../../subgraphs', name, 'migrations') };
}

/**
 * Brings a database up to date: roles, schemas, the queue, every service's migrations, rights. Safe to repeat, and for
 * several processes at once, which wait for one another. `ownerUrl` reaches the database itself. `print` receives the
 * migrations that ran, and what became of the jobs in an earlier release's queue.
 */
export async function migrateAll(
  ownerUrl: string,
  platformSecret: string,
  print: Print = () => undefined,
): Promise<void> {
  const sources = await Promise.all(subgraphs.map(source));
  const onWait = () => print('Another migrate is running on this database; this one waits until it is done.');
  await withMigrationLock(ownerUrl, onWait, (lost) =>
    migrateSources(sources, { databaseUrl: ownerUrl, platformSecret }, print, lost),
  );
}

/** Begins nothing more once `lost` aborts: another process may be migrating then. */
async function migrateSources(
  sources: readonly MigrationSource[],
  connection: PlatformConnection,
  print: Print,
  lost: AbortSignal,
): Promise<void> {
  let count = 0;
  const log = (service: string) => (name: string) => {
    count += 1;
    print(`migrate: ${service} ${name}`);
    lost.throwIfAborted();
  };
  await provision(subgraphs, connection);
  const services = sources.map(({ database }) => database);
  for (const counted of await installJobs(services, connection, legacyTasks, log('jobs'))) print(describe(counted));
  for (const each of sources) {
    lost.throwIfAborted();
    await migrate(connection.databaseUrl, each, log(each.database.service));
  }
  lost.throwIfAborted();
  await grantTables(subgraphs, connection);
  print(count === 0 ? 'migrate: the database is up to date.' : `migrate: the database is up to date; ${count} ran.`);
}

const whatBecame = {
  'carried over': 'carried over',
  'given up': 'no longer retried, and kept as dead letters',
  over: 'with nothing left to do',
  kept: 'not handled by this release, and kept in jobs.legacy_jobs or as dead letters in jobs.outbox_messages',
} as const;

function describe({ task, outcome, count }: CarryOver): string {
  return `The queue of the release before: ${task}, ${count} ${whatBecame[outcome]}.`;
}

/** Writes the migration that one service's entities need, against a database with all earlier ones. */
export async function writeMigration(
  ownerUrl: string,
  platformSecret: string,
  name: SubgraphName,
): Promise<string | null> {
  const each = await source(name);
  await provision(subgraphs, { databaseUrl: ownerUrl, platformSecret });
  await migrate(ownerUrl, each);
  return createMigration(ownerUrl, each);
}
