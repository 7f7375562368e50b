import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Migration } from '@konstruct/kit/database';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { readSteps } from '../../kit/database/owner/steps.ts';
import type { MigrationText } from './rules.ts';

const root = join(import.meta.dirname, '../..');

type MigrationClass = new (driver: unknown, config: unknown) => Migration & { readonly unusedSince?: string };

/** What a migration would do: its statements are recorded, and none is run. */
export async function textOf(name: string, migrationClass: MigrationClass): Promise<MigrationText> {
  const statements: string[] = [];
  const driver = {
    execute: async (statement: string) => {
      statements.push(statement);
      return [];
    },
  };
  const migration = new migrationClass(driver, {});
  await migration.up();
  const queued = migration.getQueries().map(String);
  return {
    name,
    statements: [...statements, ...queued],
    isTransactional: migration.isTransactional(),
    unusedSince: migration.unusedSince,
  };
}

/** Every migration of every service, and every step of the queue. */
export async function readMigrations(): Promise<MigrationText[]> {
  const texts: MigrationText[] = [];
  for (const service of subgraphs) {
    const directory = join(root, 'subgraphs', service, 'migrations');
    for (const file of readdirSync(directory).sort()) {
      const name = file.replace(/\.ts$/, '');
      const module = (await import(pathToFileURL(join(directory, file)).href)) as Record<string, MigrationClass>;
      const found = Object.values(module).find((each) => each.prototype instanceof Migration);
      if (!found) throw new Error(`${service}/${name} is no migration.`);
      texts.push(await textOf(`${service}/${name}`, found));
    }
  }
  for (const { name, sql } of readSteps(join(root, 'kit/jobs/steps'))) {
    const statements = sql.split(/;\n(?=(?:[^$]*\$\$[^$]*\$\$)*[^$]*$)/).filter((statement) => statement.trim());
    texts.push({ name: `jobs/${name}`, statements, isTransactional: true });
  }
  return texts;
}
