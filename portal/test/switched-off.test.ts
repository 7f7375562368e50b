import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectPageErrors, keepPicture, startBrowser, violationsOf } from '../../test/setup/browser.ts';
import { createCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

let product: Product;
let browser: Browser;
let operator: Operator;
beforeAll(async () => {
  product = await startProduct({
    environment: { SLACK: 'off', WHATSAPP: 'off', BILLING: 'off', BILLING_OFF_AGENT_QUOTA: '7' },
  });
  browser = await startBrowser();
  operator = await createCompany(product);
  await hire(operator);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function enter(colorScheme: 'light' | 'dark', width: number): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await context.addCookies(operator.cookies());
  return context.newPage();
}

/** Pages affected by what is switched off, and what they say about it. */
const pages: readonly (readonly [string, string])[] = [
  ['/', 'Continue setup'],
  ['/channels', 'No channels are available on this installation'],
  ['/channels/whatsapp', 'WhatsApp is switched off on this installation.'],
  ['/billing', 'so you aren’t charged. Your company can have 7 active AI employees.'],
  ['/welcome/connect', 'There are no channels to connect'],
  ['/welcome/connect/whatsapp', 'WhatsApp is switched off on this installation.'],
  ['/welcome/test', 'No channels are available on this installation'],
];

test.each(pages)('%s explains what is off, offers no way to it, and reads well for everyone', async (address, says) => {
  for (const [theme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    const page = await enter(theme, width);
    const pageErrors = collectPageErrors(page);
    await page.goto(product.url + address);
    await page.getByText(says).first().waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/Slack workspace|a connected channel/);
    expect(await page.getByRole('button', { name: /^Connect/ }).count()).toBe(0);
    expect(
      await page
        .locator('main')
        .getByRole('link', { name: /^Connect (Slack|WhatsApp|a channel$)/ })
        .count(),
    ).toBe(address === '/' ? 1 : 0);
    expect(await page.getByText(/Sandbox mode/).textContent()).not.toMatch(/Slack|WhatsApp|Stripe/);
    expect(await violationsOf(page)).toEqual([]);
    expect(pageErrors).toEqual([]);
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await keepPicture(page, `off${address.replaceAll(/\W+/g, '-')}-${width}`);
    await page.context().close();
  }
});

test('the wizard goes on where there is nothing to connect, to its end', async () => {
  const page = await enter('light', 1280);
  await page.goto(`${product.url}/welcome/connect`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/welcome/configure');
  await page.goto(`${product.url}/welcome/test`);
  await page.getByRole('button', { name: 'Finish setup' }).click();
  await page.waitForURL(`${product.url}/`);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  await page.context().close();
});
