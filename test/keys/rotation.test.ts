import { newId } from '@konstruct/kit/database';
import { testOperator, until } from '@konstruct/kit/testing';
import { createOpener, createSealer, keyIdOf } from '@konstruct/kit/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeysService, type KeysService } from '../../subgraphs/keys/test/keys-service.ts';
import { commandEnvironment, newRings, ringJson, type Rings, startCommand } from './command.ts';
import { fillSealed, readSealed, sealedColumns, secretOf } from './sealed-rows.ts';

const rings = newRings('old', 'new');
const ringOf = (vault: string) => (vault === 'LLM_VAULT' ? rings.llm : rings.channels);
const only = (index: 0 | 1): Rings => ({
  llm: rings.llm.slice(index, index + 1),
  channels: rings.channels.slice(index, index + 1),
});
const tenantIds = Array.from({ length: 100 }, newId);
/** For each company, by table: 10,000 in all. */
const counts: Readonly<Record<string, number>> = {
  'keys.llm_keys': 50,
  'channels.channels': 48,
  'channels_directory.whatsapp_connections': 2,
};
const total = 10_000;

let keys: KeysService;
let environment: Record<string, string>;
beforeAll(async () => {
  keys = await openKeysService({ LLM_VAULT_PUBLIC_KEY: rings.llm[1]?.publicJwk ?? '' });
  environment = commandEnvironment(keys.database, rings);
  for (const column of sealedColumns) {
    const [old] = ringOf(column.vault);
    const countEach = counts[column.table] ?? 0;
    // Half of them as the previous release wrote them.
    for (const [isNoted, part] of [tenantIds.slice(0, 50), tenantIds.slice(50)].entries())
      await fillSealed(
        keys.database,
        { column, sealer: createSealer(old?.publicJwk ?? ''), tenantIds: part, countEach },
        isNoted === 1,
      );
  }
});
afterAll(() => keys?.close());

const run = (...args: string[]) => startCommand(environment, ...args).ended;

async function countResealed(): Promise<number> {
  let count = 0;
  for (const { table, keyIdColumn } of sealedColumns) {
    const [row] = await keys.database.query<{ count: number }>(
      `select count(*)::int as count from ${table} where ${keyIdColumn} like '%-new'`,
    );
    count += row?.count ?? 0;
  }
  return count;
}

/** The connections of the command to one of the two vaults: no service of channels runs here. */
async function countConnections(): Promise<number> {
  const [row] = await keys.database.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and usename like 'konstruct_channels%'`,
  );
  return row?.count ?? 0;
}

test('10,000 sealed secrets are sealed again by a command that is killed three times, while keys are used and added', async () => {
  expect(await run('retire', 'llm-old')).toMatchObject({
    code: 3,
    output: expect.stringContaining('needed by 5,000 secrets'),
  });
  expect(await run('status')).toMatchObject({ code: 3 });

  // Like the agents' runtime, with the ring that has both keys.
  const both = createOpener(ringJson(rings.llm));
  const sample = (
    await keys.database.query<{ tenant_id: string; id: string }>('select tenant_id, id from keys.llm_keys')
  ).filter((_, n) => n % 50 === 7);
  let isOver = false;
  let usedCount = 0;
  const added: string[] = [];
  const use = async () => {
    while (!isOver) {
      for (const { tenant_id: tenantId, id } of sample) {
        const stored = (await (await keys.fetchSealed(tenantId, id)).json()) as {
          sealed: string;
          binding: Record<string, string>;
        };
        expect(await both.open(stored.sealed, stored.binding)).toBe(secretOf(id));
        usedCount += 1;
        if (isOver) return;
      }
    }
  };
  const add = async () => {
    while (!isOver) {
      const { data } = await keys.add(testOperator(newId()));
      added.push((data as { addLlmKey: { llmKey: { id: string } } }).addLlmKey.llmKey.id);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const users = Promise.all([use(), add()]);

  const seen: number[] = [];
  let mostConnections = 0;
  await until(async () => (await countConnections()) === 0);
  for (const least of [1_500, 4_000, 7_000]) {
    const rotation = startCommand(environment, 'rotate');
    const isFar = async () => {
      // A killed run may leave some for a moment.
      if (seen.length === 0) mostConnections = Math.max(mostConnections, await countConnections());
      return (await countResealed()) >= least;
    };
    await Promise.race([until(isFar), rotation.ended]);
    rotation.child.kill('SIGKILL');
    expect((await rotation.ended).code).toBe('SIGKILL');
    seen.push(await countResealed());
  }
  expect(seen.every((count) => count > 0 && count < total)).toBe(true);
  expect(mostConnections).toBeGreaterThan(0);
  expect(mostConnections).toBeLessThanOrEqual(2);
  const last = await run('rotate');
  expect(last).toMatchObject({ code: 0, output: expect.stringMatching(/llm: \d[\d,]* of \d[\d,]*\n/) });
  isOver = true;
  await users;
  expect(usedCount).toBeGreaterThan(100);
  expect(added.length).toBeGreaterThan(10);

  for (const column of sealedColumns) {
    const rows = await readSealed(keys.database, column);
    expect(rows.length).toBeGreaterThanOrEqual((counts[column.table] ?? 0) * tenantIds.length);
    const [, current] = ringOf(column.vault);
    const newOnly = createOpener(ringJson(current ? [current] : []));
    const own = rows.filter(({ id }) => !added.includes(id));
    expect(await Promise.all(own.map((row) => newOnly.open(row.sealed, column.bindingOf(row))))).toEqual(
      own.map(({ id }) => secretOf(id)),
    );
    expect(rows.filter(({ sealed, noted }) => !keyIdOf(sealed).endsWith('-new') || noted !== keyIdOf(sealed))).toEqual(
      [],
    );
  }

  expect(await run('retire', 'llm-old')).toMatchObject({
    code: 0,
    output: expect.stringContaining("LLM_VAULT_KEYS='[{"),
  });
  expect(await run('retire', 'channels-old')).toMatchObject({ code: 0 });
  environment = commandEnvironment(keys.database, only(1));
  expect(await run('status')).toMatchObject({ code: 0, output: expect.not.stringContaining('-old') });
}, 180_000);
