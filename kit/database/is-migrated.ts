import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Whether the database can be reached and has every migration of the service's folder `migrations`, which stands in `directory`. A
 * database that is ahead will do: a release rolls out while the old one still answers.
 */
export async function isMigrated(em: EntityManager, service: string, directory: string): Promise<boolean> {
  const rows = await em.execute<{ name: string }[]>(`select name from migrations.${service}_log`);
  const done = new Set(rows.map(({ name }) => name));
  const wanted = readdirSync(join(directory, 'migrations')).filter((file) => file.endsWith('.ts'));
  return wanted.every((file) => done.has(file.replace(/\.ts$/, '')));
}
