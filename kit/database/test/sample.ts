import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import {
  createMigration,
  directoryTable,
  grantTables,
  migrate,
  p,
  provision,
  type ServiceDatabase,
  tenantTable,
} from '../index.ts';

const NoteSchema = tenantTable({
  schema: 'sample',
  name: 'Note',
  table: 'notes',
  properties: { text: p.string() },
  uniques: [{ name: 'one_of_a_text', properties: ['text'] }],
});
export class Note extends NoteSchema.class {}
NoteSchema.setClass(Note);

const SignSchema = directoryTable({
  schema: 'sample',
  name: 'Sign',
  table: 'signs',
  properties: { id: p.uuid().primary() },
});
export class Sign extends SignSchema.class {}
SignSchema.setClass(Sign);

/** A service made for these tests. */
export const sample: ServiceDatabase = { service: 'sample', entities: [Note], directoryEntities: [Sign], sends: [] };

/** Inside the project, so that a migration can resolve its imports. */
const home = join(import.meta.dirname, '../../../.konstruct');

export interface SampleDatabase extends TestDatabase {
  /** The folder of the sample's migrations. */
  readonly path: string;
  close(): Promise<void>;
}

/** A database with the sample service in it: its roles, schemas, migrated tables and rights. */
export async function openSample(): Promise<SampleDatabase> {
  const database = await createTestDatabase();
  mkdirSync(home, { recursive: true });
  const path = mkdtempSync(join(home, 'sample-'));
  const source = { database: sample, path };
  await provision([sample.service], database.connection);
  await createMigration(database.ownerUrl, source);
  await migrate(database.ownerUrl, source);
  await grantTables([sample.service], database.connection);
  return {
    ...database,
    path,
    async close() {
      rmSync(path, { recursive: true, force: true });
      await database.drop();
    },
  };
}
