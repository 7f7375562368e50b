import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createMigration, type ServiceDatabase } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, expect, test } from 'vitest';

const home = join(import.meta.dirname, '../../.konstruct');

let database: TestDatabase;
let path: string;
beforeAll(async () => {
  database = await createTestDatabase();
  mkdirSync(home, { recursive: true });
  path = mkdtempSync(join(home, 'drift-'));
});
afterAll(async () => {
  rmSync(path, { recursive: true, force: true });
  await database.drop();
});

test.each(subgraphs)(
  'the migrations of %s make what its entities say: there is nothing left to migrate',
  async (name) => {
    const service = ((await import(`@konstruct/${name}/database`)) as { database: ServiceDatabase }).database;
    const file = await createMigration(database.ownerUrl, { database: service, path });
    expect(file && readFileSync(join(path, file), 'utf8')).toBeNull();
  },
);
