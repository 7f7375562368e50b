import { afterEach, expect, it } from 'vitest';
import { startHouse, type House } from '../house.ts';

let house: House;
afterEach(() => house.stop());

it('many who ask at once whether the gateway is ready cost the database a look a second', async () => {
  house = await startHouse([], {}, true);
  let looks = 0;
  house.store.readiness = async () => ((looks += 1), new Promise((resolve) => setTimeout(() => resolve({ members: true }), 50)));
  const ask = async () => (await fetch(`${house.gateway.url}/readyz`)).status;
  expect(new Set(await Promise.all(Array.from({ length: 200 }, ask)))).toEqual(new Set([200]));
  expect(looks).toBeLessThan(20);
  house.store.readiness = async () => {
    throw new Error('The database is away.');
  };
  await expect.poll(ask, { timeout: 5_000 }).toBe(503);
});
