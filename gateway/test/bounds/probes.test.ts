import { afterEach, expect, it } from 'vitest';
import { openGatewayService, type GatewayService } from '../gateway-service.ts';

let gateway: GatewayService;
afterEach(() => gateway.close());

it('many who ask at once whether the gateway is ready cost the database a look a second', async () => {
  gateway = await openGatewayService({ isFrontOnly: true });
  let looks = 0;
  gateway.store.readiness = async () => (
    (looks += 1),
    new Promise((resolve) => setTimeout(() => resolve({ members: true }), 50))
  );
  const ask = async () => (await fetch(`${gateway.url}/readyz`)).status;
  expect(new Set(await Promise.all(Array.from({ length: 200 }, ask)))).toEqual(new Set([200]));
  expect(looks).toBeLessThan(20);
  gateway.store.readiness = async () => {
    throw new Error('The database is away.');
  };
  await expect.poll(ask, { timeout: 5_000 }).toBe(503);
});
