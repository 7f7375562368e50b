import { readFileSync } from 'node:fs';
import type { RawCaller } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicRoutes } from '../../gateway/front-door/public-routes.ts';
import { createCompany, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { abuses, leave } from './front-door/abuses.ts';
import { startBystander } from './front-door/bystander.ts';
import { createRandom } from './front-door/random.ts';

/** More than any connection pool behind the gateway ever had, and more than one address may have stalled. */
const perRoute = 140;
const rounds = 3;
const random = createRandom(Number(process.env['FUZZ_SEED'] ?? 20261129));

let product: Product;
let operator: Operator;
beforeAll(async () => {
  product = await startProduct({ alone: ['gateway'] });
  operator = await createCompany(product);
}, 600_000);
afterAll(() => product?.stop());

/** Memory of the gateway's process, in bytes. */
function residentBytes(): number {
  const pid = product.processes().find(({ name }) => name === 'gateway')?.pid;
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

/** Where the next attacker comes from: half of the attackers share an address. */
const addresses = Array.from({ length: 40 }, (_, n) => `203.0.113.${n + 1}`);
function nextTarget(path: string) {
  const cookie = operator.cookies().map(({ name, value }) => `${name}=${value}`);
  // Drawing pages of a company costs the processor: how many a caller may request is a matter of rates, not of streams.
  const identity = path === '/' || random.below(2) === 0 ? {} : { cookie: cookie.join('; ') };
  const address = random.below(2) === 0 ? '203.0.113.200' : random.of(addresses);
  return { url: product.url, path, headers: { 'x-forwarded-for': address, ...identity } };
}

/** Attacks each route, first with bodies that are cut off all at once, then with everything. */
async function attack(): Promise<void> {
  const kinds = Object.values(abuses);
  const cut = abuses['half a body'];
  let open: RawCaller[] = [];
  for (const path of publicRoutes) {
    const half = await Promise.all(Array.from({ length: perRoute }, () => cut?.(nextTarget(path), random)));
    for (const caller of half) caller?.socket.resetAndDestroy();
    open.push(
      ...(await Promise.all(Array.from({ length: perRoute }, () => random.of(kinds)(nextTarget(path), random)))),
    );
    // Some stay for the next route, so that there are more than any pool has.
    open = open.filter((caller) => random.below(3) > 0 || void leave(caller, random));
  }
  for (const caller of open) leave(caller, random);
  await Promise.all(open.map(({ socket, closed }) => (socket.destroy(), closed)));
}

test('no attack on a public route ends a process, keeps memory, or fails a request of a bystander', async () => {
  const bystander = startBystander(product, operator);
  await attack();
  const warm = residentBytes();
  for (let round = 1; round < rounds; round += 1) await attack();
  const { count } = bystander.seen();
  await expect.poll(() => bystander.seen().count, { timeout: 60_000 }).toBeGreaterThan(count + 8);
  await bystander.stop();

  expect(bystander.failures).toEqual([]);
  expect(product.processes().filter(({ hasEnded }) => hasEnded)).toEqual([]);
  expect(product.output()).not.toMatch(/Unhandled|uncaught/i);
  await expect.poll(residentBytes, { timeout: 30_000, interval: 1_000 }).toBeLessThan(1.2 * warm);
}, 600_000);
