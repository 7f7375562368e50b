import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AskInPlaygroundDocument } from '../../test/graph/generated/graphql.ts';
import { startBrowser } from '../../test/setup/browser.ts';
import { connectSlack, createCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

/**
 * The pages as SvelteKit's router knows them, except those of a single item. Folders in brackets are not part of the
 * address.
 */
const routes = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../src/routes') })
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`.replaceAll(/\/\([^)]+\)/g, '') || '/')
  .filter((route) => !route.includes('['))
  .sort();

let product: Product;
let browser: Browser;
let owner: Operator;
let things: string[];
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  owner = await createCompany(product);
  const employee = await hire(owner);
  await connectSlack(owner, product);
  const input = { agentId: employee, text: 'When are you open?', idempotencyKey: randomUUID() };
  const { sendPlaygroundMessage: sent } = await owner.ask(AskInPlaygroundDocument, { input });
  if (sent.__typename !== 'SendPlaygroundMessageSuccess') throw new Error(JSON.stringify(sent));
  things = [`/employees/${employee}`, `/conversations/${String(sent.conversation.id)}`];
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Line {
  readonly level: number;
  readonly msg: string;
}
/** The log lines so far, without the launcher's messages for people. */
const lines = () =>
  product
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{"level"'))
    .map((line) => JSON.parse(line) as Line);
const alarms = () => lines().filter(({ level }) => level >= 40);

const allRoutes = () => [...routes, ...things, '/no/such/page', '/employees/0199aaaa-0000-7000-8000-000000000000'];

/** Visits every page twice: leaves it as soon as it begins to load, then waits until it has loaded. */
async function visitAll(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  for (const route of allRoutes()) {
    // A page that redirects aborts the navigation.
    await page.goto(product.url + route, { waitUntil: 'commit' }).catch(() => undefined);
    await page.goto(product.url + route, { waitUntil: 'load' }).catch(() => undefined);
  }
  await page.close();
}

/** The same without a browser: roles with almost all permissions request nearly the same data as the owner. */
async function readAll(cookie: string): Promise<void> {
  for (const route of allRoutes()) {
    const left = new AbortController();
    const leaving = fetch(product.url + route, { headers: { cookie }, signal: left.signal }).catch(() => undefined);
    setTimeout(() => left.abort(), 20);
    await leaving;
    await (await fetch(product.url + route, { headers: { cookie } })).text();
  }
}

test.each(['ADMIN', 'MEMBER'])('a member who reads every page as %s raises no alarm', async (role) => {
  await product.database.query('update accounts.members set role = $1 where tenant_id = $2', [role, owner.tenantId]);
  const before = lines().length;
  await readAll(
    owner
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
  );
  await until(() => lines().length > before + routes.length);
  expect(alarms()).toEqual([]);
});

test.each(['OWNER', 'BILLING', 'VIEWER', null])(
  'an operator who visits every page as %s raises no alarm',
  async (role) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    if (role !== null) {
      await product.database.query('update accounts.members set role = $1 where tenant_id = $2', [
        role,
        owner.tenantId,
      ]);
      await context.addCookies(owner.cookies());
    }
    const before = lines().length;
    await visitAll(context);
    await context.close();
    await fetch(`${product.url}/schema.graphql`);
    await until(() => lines().length > before + routes.length);
    expect(alarms()).toEqual([]);
  },
);
