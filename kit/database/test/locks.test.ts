import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Database, derivedId, lock, newId, openDatabase } from '../index.ts';

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
  const order: string[] = [];
  const holdAfter = (name: string, note: string) =>
    em.fork().transactional(async (tx) => {
      await lock(tx, 'usage', 'roll-up', name);
      order.push(note);
    });
  let waiting: Promise<void> | undefined;
  await em.transactional(async (tx) => {
    await lock(tx, 'usage', 'roll-up', '1');
    await lock(tx, 'usage', 'roll-up', '1');
    waiting = holdAfter('1', 'the same name');
    await holdAfter('2', 'another name');
    order.push('the holder ends');
  });
  await waiting;
  expect(order).toEqual(['another name', 'the holder ends', 'the same name']);
});

test('a derived id is a UUID of version 8, and the same for the same parts', () => {
  // Ids that earlier releases wrote: a repeat after an update must produce the same ones.
  expect(derivedId('konstruct', 'notice', 'a', 'b')).toBe(derivedId('konstruct notice a b'));
  expect(derivedId('konstruct', 'notice', 'a', 'b')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(derivedId('konstruct', 'notice', 'a', 'c')).not.toBe(derivedId('konstruct', 'notice', 'a', 'b'));
});
