import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangeEmployeeDocument, EmployeeDocument } from '../../test/graph/generated/graphql.ts';
import { collectPageErrors, keepPicture, startBrowser, violationsOf } from '../../test/setup/browser.ts';
import { createCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';
import { makeToken, thirdParty } from '../../test/setup/third-party.ts';

let product: Product;
let browser: Browser;
let operator: Operator;
let employee: string;
beforeAll(async () => {
  // At this scale a person has 6,000 points a minute and a company 12,000. A page takes fewer, and a few requests use
  // them up.
  product = await startProduct({ environment: { RATE_SCALE: '0.006' } });
  browser = await startBrowser();
  operator = await createCompany(product);
  employee = await hire(operator);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function enter(address: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await context.addCookies(operator.cookies());
  const page = await context.newPage();
  await page.goto(product.url + address);
  return page;
}

/** Sends requests as the operator without pause, so that the rate limit is reached in every window. */
function keepUsedUp() {
  const refused = Promise.withResolvers<string>();
  let isPressing = true;
  const ended = (async () => {
    while (isPressing) {
      const failure = await operator.ask(EmployeeDocument, { id: employee }).then(
        () => null,
        (error: Error) => error.message,
      );
      if (failure) refused.resolve(failure);
      if (failure) await pause(200);
    }
  })();
  return { refused: refused.promise, stop: () => ((isPressing = false), ended) };
}

test('a rate that is used up is said plainly; pages stay, wait as long as the answer says, and continue automatically', async () => {
  const program = thirdParty(product, (await makeToken(operator, ['agents:read', 'agents:manage'])).secret);
  const [page, settings] = [await enter('/employees'), await enter('/settings')];
  await page.getByText('Nora').first().waitFor();
  await settings.locator('button.button:enabled', { hasText: 'Save' }).waitFor();

  const pressure = keepUsedUp();
  expect(await pressure.refused).toContain('RATE_LIMITED');

  // A change that the gateway rejects.
  await settings.getByLabel('Company name').fill('Another name');
  await settings.getByRole('button', { name: 'Save' }).click();
  await settings.getByText(/Nothing was changed\. Try again in \d+ seconds?\./).waitFor();
  await keepPicture(settings, 'rates-change-refused');

  // An open page reloads once, is rejected, keeps what it shows, and waits.
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) asked.push(request.url());
  });
  const input = { id: employee, name: 'Edda', basedOnVersion: 1 };
  expect((await program.ask(ChangeEmployeeDocument, { input })).errors).toBeUndefined();
  const bar = page.getByText('Too many requests were made in a short time');
  await bar.waitFor({ timeout: 120_000 });
  await page.getByText('Nora').first().waitFor();
  // The time of two polls. Without a wait the page would send four requests; with one, it sends at most one, when a
  // window begins.
  const askedThen = asked.length;
  await pause(9_000);
  expect(asked.length - askedThen).toBeLessThan(4);

  // Pages opened in the meantime, on a desktop and on a phone.
  for (const [width, theme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    const opened = await enter('/employees', width, theme);
    const pageErrors = collectPageErrors(opened);
    await opened.getByText(/Wait \d+ seconds?, then try again\./).waitFor();
    expect(await opened.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    await keepPicture(opened, `rates-refused-${theme}-${width}`);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await keepPicture(page, `rates-bar-${theme}-${width}`);
    expect([await violationsOf(opened), await violationsOf(page), pageErrors]).toEqual([[], [], []]);
    await opened.context().close();
  }

  await pressure.stop();
  await page.getByText('Edda').first().waitFor({ timeout: 120_000 });
  await bar.waitFor({ state: 'detached' });
}, 300_000);
