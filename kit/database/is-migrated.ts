import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createCanWrite, tolerateDelay } from './can-write.ts';
import type { Readiness } from '../process/running.ts';
import type { Database } from './open.ts';

/** The migrations in the folder `migrations` of `directory` that are not among those done. */
export function pendingMigrations(done: Iterable<string>, directory: string): string[] {
  const known = new Set(done);
  const wanted = readdirSync(join(directory, 'migrations')).filter((file) => file.endsWith('.ts'));
  return wanted.map((file) => file.replace(/\.ts$/, '')).filter((name) => !known.has(name));
}

/**
 * Whether the database can be reached and has every migration from the service's folder `migrations` in `directory`. A
 * database that is ahead is fine: a release rolls out while the old one still answers.
 */
export async function isMigrated(em: EntityManager, service: string, directory: string): Promise<boolean> {
  const rows = await em.execute<{ name: string }[]>(`select name from migrations.${service}_log`);
  return (
    pendingMigrations(
      rows.map(({ name }) => name),
      directory,
    ).length === 0
  );
}

/** What `createReadiness` takes. */
export interface ReadinessOptions {
  readonly database: Database;
  /** The service's name. */
  readonly service: string;
  /** The directory that contains its folder `migrations`. */
  readonly directory: string;
}

/**
 * Whether a service's database is usable now: it has the service's `migrations`, and accepts `writes`. A check that
 * takes longer than three seconds counts as false.
 */
export function createReadiness({ database, service, directory }: ReadinessOptions): () => Promise<Readiness> {
  const canWrite = createCanWrite((statement) => database.forTenant(null).transactional((tx) => tx.execute(statement)));
  const hasMigrations = tolerateDelay(() => isMigrated(database.forTenant(null), service, directory));
  return async () => {
    const [migrations, writes] = await Promise.all([hasMigrations(), canWrite()]);
    return { migrations, writes };
  };
}
