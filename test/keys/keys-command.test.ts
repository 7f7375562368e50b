import { newId, openDatabase, openDirectory } from '@konstruct/kit/database';
import { createIdentitySigner, createIdentityVerifier, generateIdentityKeys } from '@konstruct/kit/identity';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { createOpener, createSealer, holdVaultKey, keyIdOf, sealWithin } from '@konstruct/kit/vault';
import { database as channelsTables } from '@konstruct/channels/database';
import { database as keysTables } from '@konstruct/keys/database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { commandEnvironment, newRings, ringJson, type Rings, startCommand } from './command.ts';
import { fillSealed, readSealed, sealedColumns, secretOf } from './sealed-rows.ts';

const rings = newRings('old', 'new');
const [old, current] = [newOnly(0), newOnly(1)];
const llmKeys = one(sealedColumns.filter(({ table }) => table === 'keys.llm_keys'));
const tenantId = newId();

function one<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('There is none.');
  return first;
}

function newOnly(index: 0 | 1): Rings {
  return { llm: rings.llm.slice(index, index + 1), channels: rings.channels.slice(index, index + 1) };
}
const sealerOf = ({ llm: [llm] }: Rings) => createSealer(llm?.publicJwk ?? '');

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const run = (with_: Rings, ...args: string[]) => startCommand(commandEnvironment(database, with_), ...args).ended;
const fill = (countEach: number, of: Rings = old) =>
  fillSealed(database, { column: llmKeys, sealer: sealerOf(of), tenantIds: [tenantId], countEach });

test('every column that holds a seal is declared, so that it is rotated', async () => {
  const found = await database.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where column_name like 'sealed%' and column_name <> 'sealed_with' and table_schema = any ($1)`,
    [subgraphs.flatMap((name) => [name, `${name}_directory`])],
  );
  expect(found.length).toBeGreaterThanOrEqual(3);
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
    found.map(({ name }) => name).toSorted(),
  );
});

test('a key is not retired while a transaction writes what it seals', async () => {
  const service = await openDatabase(keysTables, database.connection);
  try {
    // What is committed does not need the old key.
    await fill(1, current);
    const row = one(await readSealed(database, llmKeys));
    const written = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const writing = service.forTenant(tenantId).transactional(async (tx) => {
      const { sealed, keyId } = await sealWithin(tx, 'keys', sealerOf(old), 'a new one', llmKeys.bindingOf(row));
      await tx.execute('update keys.llm_keys set sealed = ?, sealed_with = ? where id = ?', [sealed, keyId, row.id]);
      written.resolve();
      await mayEnd.promise;
    });
    await written.promise;
    const retiring = run(rings, 'retire', 'llm-old');
    const waits = `select from pg_locks where locktype = 'advisory' and not granted`;
    await until(async () => (await database.query(waits)).length > 0);
    mayEnd.resolve();
    await writing;
    expect(await retiring).toMatchObject({ code: 3, output: expect.stringContaining('needed by 1 secret') });
  } finally {
    await service.close();
  }
});

test('nothing is sealed with a key that is retired, whichever service tries', async () => {
  expect(await run(rings, 'retire', 'llm-old')).toMatchObject({ code: 0 });
  expect(await run(rings, 'retire', 'llm-old')).toMatchObject({ code: 0 });
  expect(await run(rings, 'retire', 'channels-old')).toMatchObject({ code: 0 });
  const opened = [
    ['keys', 'llm-old', await openDatabase(keysTables, database.connection)],
    ['channels', 'channels-old', await openDatabase(channelsTables, database.connection)],
    ['channels', 'channels-old', await openDirectory(channelsTables, database.connection)],
  ] as const;
  for (const [service, keyId, database_] of opened) {
    const em = 'forTenant' in database_ ? database_.forTenant(tenantId) : database_.fork();
    const hold = (id: string) => em.transactional((tx) => holdVaultKey(tx, service, id));
    await expect(hold(keyId)).rejects.toMatchObject({ reason: 'retired_key' });
    await hold(keyId.replace('old', 'new'));
    await database_.close();
  }
});

test('the key that seals now is not retired, nor one that no vault has', async () => {
  expect(await run(rings, 'retire', 'llm-new')).toMatchObject({
    code: 3,
    output: expect.stringContaining('seals now'),
  });
  expect(await run(rings, 'retire', 'llm-none')).toMatchObject({ code: 2 });
  expect(await run(rings, 'rotate', 'none')).toMatchObject({ code: 2 });
  expect(await run({ ...rings, llm: rings.llm.slice(0, 1).concat(newRings('x').llm) }, 'status')).toMatchObject({
    code: 0,
  });
});

test('what does not open is told by its id and company and kept; the others are sealed again', async () => {
  await fill(3);
  const lost = newRings('lost');
  await fillSealed(database, { column: llmKeys, sealer: sealerOf(lost), tenantIds: [tenantId], countEach: 1 });
  const rows = await readSealed(database, llmKeys);
  const [moved, altered] = rows.filter(({ sealed }) => keyIdOf(sealed) === 'llm-old');
  const foreign = rows.find(({ sealed }) => keyIdOf(sealed) === 'llm-lost');
  await database.query('update keys.llm_keys set base_url = $1 where id = $2', [
    'https://elsewhere.example',
    moved?.id,
  ]);
  await database.query('update keys.llm_keys set sealed = $1 where id = $2', ['x', altered?.id]);

  const { code, output } = await run(rings, 'rotate');
  expect(code).toBe(4);
  for (const row of [moved, altered, foreign]) expect(output).toContain(`LLM key ${row?.id} of company ${tenantId}`);
  expect(output).not.toContain(secretOf(''));
  const after = await readSealed(database, llmKeys);
  expect(after.filter(({ sealed }) => sealed !== 'x' && keyIdOf(sealed) === 'llm-new')).toHaveLength(1);
  expect(after.find(({ id }) => id === foreign?.id)?.sealed).toBe(foreign?.sealed);
  const status = await run(rings, 'status');
  expect(status).toMatchObject({ code: 4, output: expect.stringContaining('llm-lost: 1 secret, not in the ring') });
  // The command fails because of what the status counts, and names it: rotating does not help.
  expect(status.output).toContain('llm-old: 2 secrets');
  const refused = await run(rings, 'retire', 'llm-old');
  expect(refused).toMatchObject({ code: 4, output: expect.stringContaining('llm-old is needed by 2 secrets.') });
  for (const row of [moved, altered]) expect(refused.output).toContain(`LLM key ${row?.id} of company ${tenantId}`);
  expect(refused.output).not.toContain(foreign?.id);
  expect(refused.output).not.toContain('keys -- rotate');
});

test('a secret that is replaced while it is sealed again wins', async () => {
  await fill(1);
  const row = one(await readSealed(database, llmKeys));
  const replacement = await sealerOf(current).seal('the new one', llmKeys.bindingOf(row));
  const service = await openDatabase(keysTables, database.connection);
  const locked = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const replacing = service.forTenant(tenantId).transactional(async (tx) => {
    await tx.execute('update keys.llm_keys set sealed = ?, sealed_with = ? where id = ?', [
      replacement,
      'llm-new',
      row.id,
    ]);
    locked.resolve();
    await mayEnd.promise;
  });
  await locked.promise;
  const rotating = run(rings, 'rotate', 'llm');
  await until(
    async () =>
      (
        await database.query(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%json_to_recordset%' and datname = current_database()`,
        )
      ).length > 0,
  );
  mayEnd.resolve();
  await replacing;
  expect(await rotating).toMatchObject({ code: 0, output: expect.stringContaining('0 secrets sealed again') });
  const after = one(await readSealed(database, llmKeys));
  expect(await createOpener(ringJson(current.llm)).open(after.sealed, llmKeys.bindingOf(after))).toBe('the new one');
  await service.close();
});

test('a new key has a name of its own, and its lines are in the order in which nothing meets a service that lacks it', async () => {
  const { code, output } = await run(old, 'new', 'llm');
  expect(code).toBe(0);
  const [ringLine, publicLine] = output.split('\n').filter((line) => !line.startsWith('#'));
  const ring = JSON.parse(/^LLM_VAULT_KEYS='(.*)'$/.exec(ringLine ?? '')?.[1] ?? '') as { kid: string }[];
  const { kid } = JSON.parse(/^LLM_VAULT_PUBLIC_KEY='(.*)'$/.exec(publicLine ?? '')?.[1] ?? '') as { kid: string };
  expect(ring.map((key) => key.kid)).toEqual(['llm-old', kid]);
  expect((await run(old, 'new', 'llm')).output).not.toContain(kid);

  await fill(2);
  const environment = {
    ...commandEnvironment(database, old),
    LLM_VAULT_KEYS: JSON.stringify(ring),
    LLM_VAULT_PUBLIC_KEY: /'(.*)'/.exec(publicLine ?? '')?.[1] ?? '',
  };
  expect(await startCommand(environment, 'rotate').ended).toMatchObject({ code: 0 });
  const retired = await startCommand(environment, 'retire', 'llm-old').ended;
  expect(retired.code).toBe(0);
  expect(JSON.parse(/^LLM_VAULT_KEYS='(.*)'$/m.exec(retired.output)?.[1] ?? '')).toEqual([ring[1]]);
});

test.each([
  ['identity', 'IDENTITY_PUBLIC_KEY', 'IDENTITY_PRIVATE_KEY'],
  ['agents-call', 'AGENTS_CALL_PUBLIC_KEY', 'AGENTS_CALL_PRIVATE_KEY'],
])('D9 a new pair for %s: each signature is known at every step', async (name, publicName, privateName) => {
  const present = await generateIdentityKeys();
  const { code, output } = await startCommand({ [publicName]: present.publicJwk }, 'new', name).ended;
  expect(code).toBe(0);
  const lines = output.split('\n').filter((line) => !line.startsWith('#') && line !== '');
  expect(lines.map((line) => line.split('=')[0])).toEqual([publicName, privateName, publicName]);
  const [both = '', privateJwk = '', last = ''] = lines.map((line) => /'(.*)'/.exec(line)?.[1] ?? '');
  const isKnown = async (publicJwks: string, by: string) => {
    const token = await createIdentitySigner(by).sign({ kind: 'anonymous' }, 'usage');
    return createIdentityVerifier(publicJwks, 'usage')
      .verify(token)
      .then(
        () => true,
        () => false,
      );
  };
  expect([
    await isKnown(both, present.privateJwk),
    await isKnown(both, privateJwk),
    await isKnown(last, privateJwk),
  ]).toEqual([true, true, true]);
  expect(await isKnown(last, present.privateJwk)).toBe(false);
});
