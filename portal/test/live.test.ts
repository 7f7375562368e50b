import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ChangeEmployeeDocument } from '../../test/graph/generated/graphql.ts';
import { keepPicture, startBrowser } from '../../test/setup/browser.ts';
import { createCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

let product: Product;
let browser: Browser;
let operator: Operator;
let employee: string;
let version = 1;
let page: Page;
beforeAll(async () => {
  product = await startProduct({ alone: ['agents', 'gateway', 'usage'] });
  browser = await startBrowser();
  operator = await createCompany(product);
  employee = await hire(operator);
});
beforeEach(async () => {
  const context = await browser.newContext();
  await context.addCookies(operator.cookies());
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = () => page.goto(`${product.url}/employees`);
const listened = () => page.waitForResponse((response) => response.url().includes('/events'));
const seen = (name: string) => page.getByText(name).first().waitFor();

/** Renames the employee outside the browser. */
async function rename(name: string): Promise<void> {
  const { updateAgent } = await operator.ask(ChangeEmployeeDocument, {
    input: { id: employee, name, basedOnVersion: version },
  });
  if (updateAgent.__typename !== 'UpdateAgentSuccess') throw new Error(JSON.stringify(updateAgent));
  version = updateAgent.agent.version;
}

test('a page that was just read is not read again before something changes, and then it is', async () => {
  let reads: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) reads.push(request.postData() ?? '');
  });
  // Waits until the work from the company's first steps is done.
  await expect
    .poll(
      async () => {
        reads = [];
        await Promise.all([listened(), open()]);
        await pause(500);
        return reads;
      },
      { timeout: 30_000 },
    )
    .toEqual([]);

  await rename('Edda');
  await seen('Edda');
  expect(reads.length).toBeGreaterThan(0);
});

test('what changed after a page was read and before it listened is shown', async () => {
  const changed = Promise.withResolvers<void>();
  await page.route('**/events?*', (request) => changed.promise.then(() => request.continue()));
  await open();
  await rename('Olga');
  expect(await page.getByText('Olga').count()).toBe(0);
  changed.resolve();
  await seen('Olga');
});

test.each([
  { down: 'agents', address: '/employees', status: 200, shows: 'Olga' },
  { down: 'agents', address: '/employees/', status: 503, shows: 'Olga' },
  { down: 'usage', address: '/usage', status: 200, shows: 'No usage in these days' },
])(
  'with $down down at first, $address shows what was missing once it is back',
  async ({ down, address, status, shows }) => {
    await product.kill(down);
    const answer = await page.goto(product.url + address.replace(/\/$/, `/${employee}`));
    expect(answer?.status()).toBe(status);
    await product.start(down);
    await page.getByText(shows).first().waitFor({ timeout: 60_000 });
  },
);

test.each(['/usage', '/employees'])('%s stays while nothing at all answers', async (address) => {
  await Promise.all([listened(), page.goto(product.url + address)]);
  const bar = page.getByText('Part of Konstruct isn’t responding right now.');
  await product.kill('gateway');
  await bar.waitFor();
  expect(await page.locator('h1').textContent()).toMatch(/Usage|AI employees/);
  await product.start('gateway');
  await bar.waitFor({ state: 'detached', timeout: 60_000 });
  expect(await page.locator('h1').textContent()).toMatch(/Usage|AI employees/);
});

test('while a part of an open page is down, what changes in the rest is shown', async () => {
  await Promise.all([listened(), open()]);
  await product.kill('usage');
  await rename('Rosa');
  await seen('Rosa');
  await seen('Part of Konstruct isn’t responding right now.');
  await product.start('usage');
});

test('a page whose stream is refused, since too many are open, asks for it more and more seldom, and goes on reading what changed', async () => {
  let askedCount = 0;
  let readCount = 0;
  page.on('request', (request) => (readCount += request.url().endsWith('/graphql') ? 1 : 0));
  await page.route('**/events?*', async (request) => {
    askedCount += 1;
    await request.fulfill({ status: 429, headers: { 'retry-after': '30' } });
  });
  await page.clock.install();
  await open();
  await expect.poll(() => askedCount).toBe(1);
  for (let seconds = 0; seconds < 120; seconds += 4) {
    await page.clock.runFor(4_000);
    await page.evaluate(() => fetch('/healthz'));
  }
  expect(askedCount).toBeGreaterThanOrEqual(4);
  expect(askedCount).toBeLessThanOrEqual(8);
  expect(readCount).toBeGreaterThan(0);
  await rename('Ulla');
  await expect
    .poll(async () => (await page.clock.runFor(4_000), page.getByText('Ulla').count()), { timeout: 60_000 })
    .toBeGreaterThan(0);
});

describe('what is typed', () => {
  const typed = 'Typed before the train went into a tunnel';
  let role: Locator;
  beforeEach(async () => {
    await page.goto(`${product.url}/employees/${employee}`);
    await page.locator('button.button:enabled', { hasText: 'Save' }).waitFor();
    role = page.getByLabel('Role');
    await role.fill(typed);
  });

  test('stays while nothing answers, and the page then shows what changed', async () => {
    await page.context().setOffline(true);
    await rename('Petra');
    await seen('You’re offline.');
    await pause(1000);
    await page.context().setOffline(false);
    await seen('Petra');
    expect(await role.inputValue()).toBe(typed);
  });

  test('stays while what the page shows is down; the page says so, and is whole again automatically', async () => {
    const bar = page.getByText('Part of Konstruct isn’t responding right now.');
    await product.kill('agents');
    // Something in the company changes: the page reloads, and part of it gets no answer.
    const change = JSON.stringify({ tenantId: operator.tenantId, topic: 'agents' });
    await product.database.query("select pg_notify('konstruct_live', $1)", [change]);
    await bar.waitFor();
    await keepPicture(page, 'live-behind');
    expect(await role.inputValue()).toBe(typed);
    await product.start('agents');
    await bar.waitFor({ state: 'detached', timeout: 60_000 });
    await rename('Quentin');
    await seen('Quentin');
    expect(await role.inputValue()).toBe(typed);
  });
});
