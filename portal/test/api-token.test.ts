import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '@konstruct/kit/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { complaintsOf, keepPicture, startBrowser, violationsOf } from '../../test/setup/browser.ts';
import { foundCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

const run = promisify(execFile);

let product: Product;
let browser: Browser;
let operator: Operator;
let context: BrowserContext;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  operator = await foundCompany(product);
  await hire(operator);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', colorScheme: 'light' });
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url });
  await context.addCookies(operator.cookies());
  page = await context.newPage();
  complaints = complaintsOf(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const copied = () => page.evaluate(() => navigator.clipboard.readText());

/** Pastes what was copied into a shell. */
async function inShell(command: string): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> {
  const { stdout } = await run('sh', ['-c', command.replace(/^curl /, 'curl --silent --max-time 20 ')]);
  return JSON.parse(stdout) as Awaited<ReturnType<typeof inShell>>;
}

/** Keeps what stands on the screen in both themes, wide and narrow, and looks for what axe finds in it. */
async function lookAt(name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepPicture(page, `${name}-${colorScheme}`);
    expect(await violationsOf(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 900 });
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(inner).toBeLessThanOrEqual(outer ?? 0);
  await keepPicture(page, `${name}-390`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a token is made, copied, used by curl, revoked and refused', async () => {
  onTestFailed(async () => {
    await keepPicture(page, 'failed-api-token');
    console.error(complaints, product.output().slice(-4000));
  });
  await page.goto(product.url);
  await page.getByRole('link', { name: 'API tokens' }).first().click();
  await page.getByText('No tokens yet').waitFor();
  await lookAt('api-tokens-empty');

  await button('Create a token').first().click();
  await page.getByLabel('Name', { exact: true }).fill('Nightly export');
  await page.getByLabel(/Read AI employees/).check();
  await lookAt('api-tokens-create');
  await button('Create the token').click();

  const secret = await page.locator('[data-secret]').innerText();
  expect(secret).toMatch(/^kst_[A-Za-z0-9_-]{43}$/);
  await button('Copy the token').click();
  expect(await copied()).toBe(secret);
  await button('Copy the request').click();
  const request = await copied();
  expect(request).toContain(secret);
  expect(request).toContain(`${product.url}/graphql`);
  await lookAt('api-tokens-secret');

  expect(await inShell(request)).toMatchObject({ data: { tenant: { name: 'Acme', agents: { nodes: [{ name: 'Nora' }] } } } });
  // Outside its scopes it is refused.
  const beyond = await inShell(request.replace(/-d '.*'/, `-d '{"query":"{ tenant { channels { name } } }"}'`));
  expect(beyond.errors?.[0]?.extensions.code).toBe('FORBIDDEN');

  // The secret is gone with the page; the list shows that it was used.
  await button('I have kept it').click();
  await page.reload();
  await page.getByText(/Last used/).waitFor();
  expect(await page.content()).not.toContain(secret);
  await lookAt('api-tokens-list');

  await button('Revoke Nightly export').click();
  await button('Revoke the token').click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  await keepPicture(page, 'api-tokens-revoked');
  const refused = await inShell(request);
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  expect(complaints).toEqual([]);
}, 180_000);

test('a rotated token has a successor, and both work while programs change over', async () => {
  onTestFailed(() => keepPicture(page, 'failed-api-token-rotate'));
  await page.goto(`${product.url}/api-tokens`);
  const make = async () => {
    await button('Copy the request').click();
    return until(async () => (await copied()).startsWith('curl') && (await copied()));
  };
  await button('Create a token').first().click();
  await page.getByLabel('Name', { exact: true }).fill('Website');
  await button('Create the token').click();
  await page.getByText('Copy “Website” now').waitFor();
  const first = await make();
  await button('Rotate Website').first().click();
  await button('Rotate the token').click();
  await page.getByText('Expires within a day').waitFor();
  const second = await until(async () => {
    const text = await make();
    return text !== first && text;
  });
  for (const request of [first, second]) expect(await inShell(request)).toEqual({ data: { tenant: { name: 'Acme' } } });
  expect(complaints).toEqual([]);
}, 120_000);
