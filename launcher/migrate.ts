import './output.ts';
import { parseArgs } from 'node:util';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';
import { migrateAll, writeMigration } from './databases.ts';
import { withDatabase } from './with-database.ts';

const { values } = parseArgs({ options: { create: { type: 'string' } } });
const create = subgraphs.find((name): name is SubgraphName => name === values.create);
if (values.create && !create) throw new Error(`--create takes one of ${subgraphs.join(', ')}.`);

await withDatabase(async (ownerUrl, platformSecret) => {
  if (create) console.log((await writeMigration(ownerUrl, platformSecret, create)) ?? 'Nothing to migrate.');
  else await migrateAll(ownerUrl, platformSecret, console.log);
});
