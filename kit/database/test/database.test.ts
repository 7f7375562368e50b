import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createMigration,
  type Database,
  type Directory,
  type EntityManager,
  grantTables,
  isId,
  isUniqueViolation,
  migrate,
  newId,
  openDatabase,
  sql,
} from '../index.ts';
import { openDirectory, provision } from '../index.ts';
import { Note, openSample, sample, type SampleDatabase, Sign } from './sample.ts';

let home: SampleDatabase;
let database: Database;
let directory: Directory;
beforeAll(async () => {
  home = await openSample();
  // Two connections, so that tenants take turns on them.
  database = await openDatabase(sample, { ...home.connection, poolSize: 2 });
  directory = await openDirectory(sample, home.connection);
});
afterAll(async () => {
  await Promise.all([database.close(), directory.close()]);
  await home.close();
});

const write = (tenantId: string, text = newId()) =>
  database.forTenant(tenantId).transactional(async (tx) => {
    tx.create(Note, { tenantId, id: newId(), text });
    await tx.flush();
  });
const current = "select coalesce(current_setting('app.tenant_id', true), '') as tenant";
const thrownBy = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => error,
  );

test('without a tenant nothing is seen, and nothing can be written', async () => {
  const tenantId = newId();
  await write(tenantId);
  expect(await database.forTenant(tenantId).count(Note)).toBe(1);
  const noTenant = database.forTenant(null);
  expect(await noTenant.find(Note, {})).toEqual([]);
  expect(await noTenant.transactional((tx) => tx.execute('select * from sample.notes'))).toEqual([]);
  expect(await noTenant.nativeDelete(Note, {})).toBe(0);
  const insert = noTenant.insert(Note, { tenantId, id: newId(), text: 'x', createdAt: new Date() });
  expect(String(await thrownBy(insert))).toMatch(/row-level security/);
});

test('a tenant sees and changes its own rows only, and cannot write another’s', async () => {
  const [own, other] = [newId(), newId()];
  await write(own, 'mine');
  await write(other, 'theirs');
  const em = database.forTenant(own);
  expect((await em.find(Note, {})).map(({ text }) => text)).toEqual(['mine']);
  expect(await em.nativeUpdate(Note, { text: 'theirs' }, { text: 'taken' })).toBe(0);
  const foreign = database
    .forTenant(own)
    .insert(Note, { tenantId: other, id: newId(), text: 'x', createdAt: new Date() });
  expect(String(await thrownBy(foreign))).toMatch(/row-level security/);
});

const odd = ["'; drop table sample.notes; --", '?', '??', ':name', '\\', "\\'", '${1}', 'a\nb'];
test('a statement whose values stand in it sees the tenant’s rows only, and no value is read as SQL', async () => {
  const [own, other] = [newId(), newId()];
  for (const text of odd) await write(own, text);
  await write(other, 'theirs');
  const em = database.forTenant(own);
  const mine = sql`text <> ${'theirs'}`;
  const read = (text: string) =>
    sql`select text from sample.notes where text = ${text} and ${mine} and id::text <> ${'?'}`;
  for (const text of odd) {
    expect(await em.execute(read(text))).toEqual([{ text }]);
    expect(await em.transactional((tx) => tx.execute(read(text)))).toEqual([{ text }]);
  }
  expect(
    await em.execute(sql`select text from sample.notes where text in (${odd}) or text = ${'theirs'}`),
  ).toHaveLength(odd.length);
  expect(await database.forTenant(null).execute(read('?'))).toEqual([]);
});

test.each(['', 'a', '*', "'; drop table sample.notes; --", `${newId()} or true`, newId().slice(1)])(
  'a tenant that is no id is refused: %j',
  async (tenantId) => {
    await expect(database.forTenant(tenantId).find(Note, {})).rejects.toThrow('A session names one tenant');
    await expect(database.forTenant(tenantId).execute('select 1')).rejects.toThrow('A session names one tenant');
  },
);

test('60: whichever tenant used the connection before, no tenant is left on it: not after a commit, nor after a failure', async () => {
  const tenants = Array.from({ length: 6 }, () => newId());
  for (const tenantId of tenants) await write(tenantId, tenantId);
  const turns = Array.from({ length: 120 }, async (_turn, n) => {
    const tenantId = tenants[n % tenants.length] ?? '';
    if (n % 5 === 0) {
      const [seen] = await database.forTenant(null).execute<{ tenant: string }[]>(current);
      return expect(seen?.tenant).toBe('');
    }
    if (n % 5 === 1) {
      const failing = database.forTenant(tenantId).transactional(async (tx) => {
        await tx.find(Note, {});
        await (n % 2 ? tx.execute('select 1 / 0') : Promise.reject(new Error('of its own')));
      });
      return expect(failing).rejects.toThrow(/division by zero|of its own/);
    }
    const notes = await database.forTenant(tenantId).find(Note, {});
    expect(notes.map(({ text }) => text)).toEqual([tenantId]);
  });
  await Promise.all(turns);
});

test('the tenant cannot be switched inside a transaction', async () => {
  const [own, other] = [newId(), newId()];
  await write(other, newId());
  await write(own, newId());
  const asOther = { variables: { 'app.tenant_id': other } };
  const switching = database.forTenant(own).transactional(async (tx) => tx.setSessionContext(asOther));
  await expect(switching).rejects.toThrow(/inside .*transaction/i);
  const smuggling = database
    .forTenant(own)
    .transactional((tx) => tx.fork({ session: asOther, keepTransactionContext: true }).find(Note, {}));
  await expect(smuggling).rejects.toThrow(/inside .*transaction/i);
  // Two concurrent units of work stay separate, even though one is in a transaction.
  await database.forTenant(own).transactional(async () => {
    expect(await database.forTenant(other).count(Note)).toBe(1);
    expect(await database.forTenant(null).count(Note)).toBe(0);
  });
});

const message = 'select query from pg_stat_activity where pid = pg_backend_pid()';
const sentAs = (em: EntityManager) => em.execute<{ query: string }[]>(message).then(([seen]) => seen?.query);

test('what opens a transaction travels with its first statement, and only there', async () => {
  const tenantId = newId();
  const opened = `begin; set local app.tenant_id = '${tenantId}'; ${message}`;
  expect(await sentAs(database.forTenant(tenantId))).toBe(opened);
  await database.forTenant(tenantId).transactional(async (tx) => {
    expect(await sentAs(tx)).toBe(opened);
    await tx.execute('select pg_stat_clear_snapshot()');
    expect(await sentAs(tx)).toBe(message);
  });
  expect(await sentAs(database.forTenant(null))).toBe(message);
});

test('a transaction whose first statement fails, or that has none, leaves nothing behind', async () => {
  const tenantId = newId();
  const alone = await openDatabase(sample, { ...home.connection, poolSize: 1 });
  const isLeft = async () => {
    const [seen] = await alone.forTenant(null).execute<{ tenant: string; query: string }[]>(`${current}, (${message})`);
    return seen;
  };
  const untouched = { tenant: '', query: `${current}, (${message})` };
  for (const first of ['select 1 / 0', 'selec 1', "set local app.tenant_id = 'x'; select 1 / 0"]) {
    await expect(alone.forTenant(tenantId).execute(first)).rejects.toThrow(
      /division by zero|syntax error|invalid input/,
    );
    expect(await isLeft()).toEqual(untouched);
  }
  await alone.forTenant(tenantId).transactional(async () => undefined);
  expect(await isLeft()).toEqual(untouched);
  await expect(alone.forTenant(tenantId).transactional(() => Promise.reject(new Error('of its own')))).rejects.toThrow(
    'of its own',
  );
  expect(await isLeft()).toEqual(untouched);

  // Nested in another, and rolled back to its start.
  await alone.forTenant(tenantId).transactional(async (tx) => {
    const inner = tx.transactional(async (nested) => {
      await nested.insert(Note, { tenantId, id: newId(), text: 'taken back', createdAt: new Date() });
      throw new Error('of its own');
    });
    await expect(inner).rejects.toThrow('of its own');
    await tx.insert(Note, { tenantId, id: newId(), text: 'kept', createdAt: new Date() });
  });
  expect((await alone.forTenant(tenantId).find(Note, {})).map(({ text }) => text)).toEqual(['kept']);
  expect(await alone.forTenant(tenantId).nativeUpdate(Note, { text: 'kept' }, { text: 'changed' })).toBe(1);
  await alone.close();
});

test('a connection that the database ends in a transaction is not missing from the pool', async () => {
  const tenantId = newId();
  const alone = await openDatabase(sample, { ...home.connection, poolSize: 1 });
  for (let times = 0; times < 3; times += 1) {
    const ended = alone
      .forTenant(tenantId)
      .transactional((tx) => tx.execute('select pg_terminate_backend(pg_backend_pid())'));
    await expect(ended).rejects.toThrow(/terminat/i);
    expect(await alone.forTenant(tenantId).execute('select 1 as one')).toEqual([{ one: 1 }]);
  }
  await alone.close();
});

test('tenant tables and directory tables are out of each other’s reach', async () => {
  await directory.fork().insert(Sign, { id: newId(), createdAt: new Date() });
  expect(await directory.fork().count(Sign)).toBe(1);
  await expect(database.forTenant(newId()).execute('select * from sample_directory.signs')).rejects.toThrow(
    /permission denied/,
  );
  await expect(directory.fork().execute('select * from sample.notes')).rejects.toThrow(/permission denied/);
  await expect(directory.fork().execute('create table sample_directory.more (id int)')).rejects.toThrow(
    /permission denied/,
  );
});

test('a row that is there already is distinguished from every other failure', async () => {
  const tenantId = newId();
  await write(tenantId, 'once');
  expect(isUniqueViolation(await thrownBy(write(tenantId, 'once')))).toBe(true);
  // Keys are unique per tenant.
  await write(newId(), 'once');
  const raw = home.query(
    'insert into sample.notes (tenant_id, id, text, created_at) select tenant_id, id, text, now() from sample.notes',
  );
  expect(isUniqueViolation(await thrownBy(raw))).toBe(true);
  expect(isUniqueViolation(await thrownBy(database.forTenant(tenantId).execute('select 1 / 0')))).toBe(false);
  expect([new Error('23505'), null, undefined, '23505'].filter(isUniqueViolation)).toEqual([]);
});

test('ids sort by when they were made, and only ids pass for ids', () => {
  const ids = Array.from({ length: 100 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every(isId)).toBe(true);
  expect(['', 'x', `${newId()} `, `${newId()}\n`, newId().replaceAll('-', ''), `{${newId()}}`].filter(isId)).toEqual(
    [],
  );
});

test('a migrated database is what the entities say; migrating again, and by two at once, changes nothing', async () => {
  const source = { database: sample, path: home.path };
  const files = readdirSync(home.path);
  expect(await Promise.all([migrate(home.ownerUrl, source), migrate(home.ownerUrl, source)])).toEqual([[], []]);
  expect(await createMigration(home.ownerUrl, source)).toBeNull();
  await Promise.all([provision([sample.service], home.connection), provision([sample.service], home.connection)]);
  await grantTables([sample.service], home.connection);
  expect(readdirSync(home.path)).toEqual(files);
  await home.query('alter table sample.notes add column forgotten text');
  expect(await createMigration(home.ownerUrl, source)).toMatch(/^Migration/);
});
