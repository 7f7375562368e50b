import './output.ts';
import { parseArgs } from 'node:util';
import { printRoles, provisionRoles } from '@konstruct/kit/database';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';
import { migrateAll, writeMigration } from './postgres/databases.ts';
import { platformSecretOf, withDatabase } from './postgres/with-database.ts';
import { readDatabaseSettings } from './env.ts';

/** The error and its causes, without stack traces. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error && !error.message.includes(error.cause.message) ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { create: { type: 'string' }, roles: { type: 'boolean' }, 'print-roles': { type: 'boolean' } },
  });
  const create = subgraphs.find((name): name is SubgraphName => name === values.create);
  if (values.create && !create) throw new Error(`--create takes one of ${subgraphs.join(', ')}.`);
  if (values['print-roles']) {
    const settings = readDatabaseSettings();
    const owner = settings.DATABASE_URL ? decodeURIComponent(new URL(settings.DATABASE_URL).username) : '';
    return void process.stdout.write(
      `${printRoles(subgraphs, await platformSecretOf(settings), owner || 'konstruct')}\n`,
    );
  }
  await withDatabase(async (databaseUrl, platformSecret) => {
    if (values.roles) await provisionRoles(subgraphs, { databaseUrl, platformSecret });
    else if (create) console.log((await writeMigration(databaseUrl, platformSecret, create)) ?? 'Nothing to migrate.');
    else await migrateAll(databaseUrl, platformSecret, console.log);
  });
}

try {
  await run();
} catch (error) {
  console.error(`migrate failed: ${sentenceOf(error)}`);
  process.exitCode = 1;
}
