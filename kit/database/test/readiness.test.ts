import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../index.ts';
import { createCanWrite, createReadiness, withinTime } from '../index.ts';
import { openSample, sample, type SampleDatabase } from './sample.ts';

let home: SampleDatabase;
let name: string;
beforeAll(async () => {
  home = await openSample();
  name = new URL(home.ownerUrl).pathname.slice(1);
});
afterAll(() => home.close());

const canWriteTo = (database: Database) =>
  createCanWrite((statement) => database.forTenant(null).transactional((tx) => tx.execute(statement)), 0);

/** The setting applies to connections opened afterwards. */
async function withSetting(
  statement: string,
  undo: string,
  look: (database: Database) => Promise<void>,
): Promise<void> {
  await home.query(statement);
  const database = await openDatabase(sample, home.connection);
  try {
    await look(database);
  } finally {
    await home.query(undo);
    await database.close();
  }
}

test('a database that takes writes is distinguished from one that is read-only, or whose disk takes no more, and from one that is away', async () => {
  const database = await openDatabase(sample, home.connection);
  expect(await canWriteTo(database)()).toBe(true);
  await database.close();
  const readOnly = `alter database ${name}`;
  await withSetting(
    `${readOnly} set default_transaction_read_only = on`,
    `${readOnly} reset default_transaction_read_only`,
    async (other) => expect(await canWriteTo(other)()).toBe(false),
  );
  const full = `alter role konstruct_sample in database ${name}`;
  await withSetting(`${full} set temp_file_limit = '64kB'`, `${full} reset temp_file_limit`, async (other) =>
    expect(await canWriteTo(other)()).toBe(false),
  );
  const nowhere = await openDatabase(sample, { ...home.connection, databaseUrl: 'postgres://127.0.0.1:1/nowhere' });
  expect(await canWriteTo(nowhere)()).toBe(false);
  await nowhere.close();
});

test('however often it is asked, one look is made, until it is time for another; a look that does not end is a no', async () => {
  let looks = 0;
  const canWrite = createCanWrite(async () => (looks++, [{ can_write: true }]), 60_000);
  expect(await Promise.all(Array.from({ length: 50 }, canWrite))).not.toContain(false);
  expect(looks).toBe(1);
  expect(await withinTime(() => new Promise<boolean>(() => undefined), 50)).toBe(false);
  expect(await withinTime(() => Promise.reject(new Error('no')))).toBe(false);
});

test('a database is distinguished from one that lacks a migration of the service', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'konstruct-ready-'));
  mkdirSync(join(directory, 'migrations'));
  const database = await openDatabase(sample, home.connection);
  const readiness = createReadiness({ database, service: sample.service, directory });
  expect(await readiness()).toEqual({ migrations: true, writes: true });
  writeFileSync(join(directory, 'migrations/Migration20991231000000.ts'), '');
  expect(await readiness()).toEqual({ migrations: false, writes: true });
  await database.close();
  rmSync(directory, { recursive: true });
});
