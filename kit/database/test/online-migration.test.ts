import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, newId, openDatabase } from '../index.ts';
import { retryDdl } from '../owner/retry-ddl.ts';
import { Note, openSample, sample, type SampleDatabase } from './sample.ts';

let home: SampleDatabase;
beforeAll(async () => {
  home = await openSample();
});
afterAll(() => home.close());

let lastNumber = 0;
/** Writes a migration into the sample's folder. */
function write(base: 'OnlineMigration' | 'Migration', body: string): string {
  lastNumber += 1;
  const name = `Migration2999010100000${lastNumber}`;
  const from = base === 'Migration' ? '@mikro-orm/migrations' : '@konstruct/kit/database';
  const method = base === 'Migration' ? 'up()' : 'async up()';
  writeFileSync(
    join(home.path, `${name}.ts`),
    `import { ${base} } from '${from}';\nexport class ${name} extends ${base} {\n  override name = '${name}';\n  override ${method} { ${body} }\n}\n`,
  );
  return name;
}

const run = () => migrate(home.ownerUrl, { database: sample, path: home.path });
const isThere = async (sql: string) => (await home.query(sql)).length > 0;

/** Another session's transaction that holds a lock until it is ended. */
async function hold(statement: string) {
  const client = new Client({ connectionString: home.adminUrl });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

const insertNote = (tenantId: string) =>
  home.query('insert into sample.notes (tenant_id, id, text, created_at) values ($1, $2, $3, now())', [
    tenantId,
    newId(),
    newId(),
  ]);

test('D7: a migration that waits for a table keeps those who write to it waiting for less than they wait, and goes on once it is free', async () => {
  const name = write('Migration', "this.addSql('alter table sample.notes add column more text null');");
  const release = await hold('lock table sample.notes in access share mode');
  const tenantId = newId();
  const database = await openDatabase(sample, home.connection);
  const migrated = run();
  // A waiting lock request is what blocks others: several attempts go by.
  const waits = () =>
    isThere(
      `select from pg_locks where relation = 'sample.notes'::regclass and not granted and mode = 'AccessExclusiveLock'`,
    );
  for (let times = 0; times < 3; times += 1) {
    await until(waits);
    // Under the limits of its role.
    await database.forTenant(tenantId).insert(Note, { tenantId, id: newId(), text: newId(), createdAt: new Date() });
  }
  await release();
  expect(await migrated).toEqual([name]);
  await database.close();
});

test('what is not to be had within the time says who may hold it, and the same is well tried again', async () => {
  const release = await hold('lock table sample.notes in access share mode');
  const locked = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
  await expect(retryDdl(() => Promise.reject(locked), 0)).rejects.toThrow(
    /another session holds a lock .* run migrate again/,
  );
  await expect(retryDdl(() => Promise.reject(new Error('of its own')), 0)).rejects.toThrow('of its own');
  await release();
});

test('D17: an index is made while others write, and one that a killed run left half made is made again', async () => {
  await insertNote(newId());
  write('OnlineMigration', `await this.createIndex('notes_made', 'on sample.notes (tenant_id, text)');`);
  // As an aborted attempt leaves it: two rows are the same.
  await home.query('alter table sample.notes add column twin int not null default 1');
  await insertNote(newId());
  await expect(home.query('create unique index concurrently notes_made on sample.notes (twin)')).rejects.toThrow(
    /unique/,
  );
  const release = await hold(
    `insert into sample.notes (tenant_id, id, text, created_at) values ('${newId()}', '${newId()}', 'open', now())`,
  );
  const migrated = run();
  await until(() =>
    isThere(`select from pg_stat_activity where query ~ 'index concurrently' and wait_event_type = 'Lock'`),
  );
  await insertNote(newId());
  await release();
  await migrated;
  expect(
    await home.query(
      `select indisvalid as valid, indisunique as unique from pg_index where indexrelid = 'sample.notes_made'::regclass`,
    ),
  ).toEqual([{ valid: true, unique: false }]);
});

test('D17: a check holds for new rows at once, is validated afterwards, and takes the place of one of its name', async () => {
  write('OnlineMigration', `await this.replaceCheck('sample.notes', 'notes_check', "text <> 'never'");`);
  write(
    'OnlineMigration',
    `await this.replaceCheck('sample.notes', 'notes_check', "text <> 'never' and text <> 'no more'");`,
  );
  await run();
  const checks = await home.query(
    `select convalidated as valid, pg_get_constraintdef(oid) as text from pg_constraint where conname = 'notes_check'`,
  );
  expect(checks).toEqual([{ valid: true, text: expect.stringContaining('no more') as string }]);
});

test('D3: an ordinary owner changes rows of every tenant, batch by batch, and sees none of them afterwards', async () => {
  const asOwner = async (statement: string) => {
    const client = new Client({ connectionString: home.ownerUrl });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };
  for (let times = 0; times < 5; times += 1) await insertNote(newId());
  // What such a migration must not do: it would silently change nothing.
  expect((await asOwner(`update sample.notes set text = 'changed ' || id`)).rowCount).toBe(0);
  const batch = `update sample.notes set text = 'changed ' || id where ctid = any (array(select ctid from sample.notes where text not like 'changed %' limit 2))`;
  write('OnlineMigration', `await this.changeRows('sample.notes', "${batch}");`);
  await run();
  expect(await home.query(`select from sample.notes where text not like 'changed %'`)).toEqual([]);
  expect((await home.query('select from sample.notes')).length).toBeGreaterThanOrEqual(5);
  expect((await asOwner('select from sample.notes')).rowCount).toBe(0);
  expect(await home.query(`select policyname from pg_policies where schemaname = 'sample'`)).toEqual([
    { policyname: 'tenant' },
  ]);
});
