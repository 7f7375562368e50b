import { until } from '@konstruct/kit/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, startBrowser } from '../../../test/setup/browser.ts';
import { connectSlack, createCompany, hire, type Operator } from '../../../test/setup/operator.ts';
import { type Product, startProduct } from '../../../test/setup/product.ts';
import { answered, breakNext, callsOf, writeInSlack } from '../../../test/setup/sandbox.ts';
import { visitorOf } from './visitor.ts';

let product: Product;
let browser: Browser;
let operator: Operator;
let visitor: ReturnType<typeof visitorOf>;
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  operator = await createCompany(product);
  visitor = visitorOf(browser, product, operator);
  await hire(operator);
  await connectSlack(operator, product);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = (page: Page, path: string) => page.goto(product.url + path);

test(
  'what was not delivered is on one page, with the reason; it is sent again with the keyboard, several at once',
  { timeout: 240_000 },
  async () => {
    await visitor.look('/undelivered', 'Everything was delivered', 'undelivered-empty');
    const refuse = (rule: object) => breakNext(product, 'slack', { match: '/api/chat.postMessage', ...rule });
    await refuse({ body: { ok: false, error: 'is_archived' } });
    await writeInSlack(product, 'What are your opening hours?');
    await until(async () => (await callsOf(product, 'slack', '/api/chat.postMessage')) === 1, 30_000);
    await refuse({ dropBeforeAccept: true });
    await writeInSlack(product, 'And on Sundays?');
    await until(async () => (await callsOf(product, 'slack', '/api/chat.postMessage')) === 2, 30_000);

    await visitor.look('/undelivered', 'The Slack channel is archived.', 'undelivered');
    await visitor.look('/channels', '2 messages couldn’t be delivered', 'undelivered-channel');

    const page = await visitor.enter();
    await open(page, '/channels');
    await page.getByRole('link', { name: 'See undelivered messages' }).click();
    await page.getByRole('heading', { name: 'Undelivered messages' }).waitFor();
    expect(await page.locator('main').getByRole('link', { name: 'Open conversation' }).count()).toBe(2);
    await page.locator('label', { hasText: 'Select all' }).locator('input:enabled').focus();
    await page.keyboard.press('Space');
    await page.getByText('2 messages selected').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('If one did, it will appear twice.').waitFor();
    await keepPicture(page, 'undelivered-ask');
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Everything was delivered').waitFor();
    await answered(product, 2);
    await page.context().close();
  },
);
