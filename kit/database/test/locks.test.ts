import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Database, derivedId, lock, newId, openDatabase, tryLock } from '../index.ts';

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = await openDatabase(
    { service: 'usage', entities: [], directoryEntities: [], sends: [] },
    { ...server.connection, poolSize: 6 },
  );
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

test('a lock is held to the end of its transaction, and stands for its whole name', async () => {
  const em = database.forTenant(newId());
  const seen = await em.transactional(async (tx) => {
    await lock(tx, 'usage', 'roll-up', '1');
    const take = (...name: string[]) => em.fork().transactional((other) => tryLock(other, ...name));
    return [await take('usage', 'roll-up', '1'), await take('usage', 'roll-up', '2'), await tryLock(tx, 'usage', 'roll-up', '1')];
  });
  expect(seen).toEqual([false, true, true]);
  expect(await em.transactional((tx) => tryLock(tx, 'usage', 'roll-up', '1'))).toBe(true);
});

test('a derived id is a UUID of version 8, and the same for the same parts', () => {
  // Ids that earlier releases wrote: a repeat after an update must produce the same ones.
  expect(derivedId('konstruct', 'notice', 'a', 'b')).toBe(derivedId('konstruct notice a b'));
  expect(derivedId('konstruct', 'notice', 'a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedId('konstruct', 'notice', 'a', 'c')).not.toBe(derivedId('konstruct', 'notice', 'a', 'b'));
});
