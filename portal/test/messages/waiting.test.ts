import { until } from '@konstruct/kit/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { keepPicture, startBrowser } from '../../../test/setup/browser.ts';
import { connectSlack, createCompany, hire, type Operator } from '../../../test/setup/operator.ts';
import { type Product, startProduct } from '../../../test/setup/product.ts';
import { answered, callsOf, endNext, writeInSlack } from '../../../test/setup/sandbox.ts';
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
  'A9, H2 what is no longer retried is on the page with its reason; it is tried again, or dismissed after a question, with the keyboard',
  { timeout: 240_000 },
  async () => {
    await visitor.look('/waiting', 'Nothing is waiting', 'waiting-empty');
    await endNext(product, 'REFUSED', { times: 2 });
    await writeInSlack(product, 'How do I open a lock?');
    await until(async () => (await callsOf(product, 'model', '/v1/chat/completions')) === 1, 30_000);
    await writeInSlack(product, 'And a safe?');
    await until(async () => (await callsOf(product, 'model', '/v1/chat/completions')) === 2, 30_000);
    await visitor.look('/waiting', 'It declined: I cannot help with that.', 'waiting');

    const page = await visitor.enter();
    await open(page, '/waiting');
    await page.getByText('How do I open a lock?').waitFor();
    await page.locator('label', { hasText: 'Select all' }).locator('input:enabled').focus();
    await page.keyboard.press('Space');
    await page.getByText('2 messages selected').waitFor();
    await page.getByRole('button', { name: 'Dismiss selected' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('You can still try them again').waitFor();
    await keepPicture(page, 'waiting-ask');
    await page.keyboard.press('Escape');
    const row = page.getByRole('listitem').filter({ hasText: 'And a safe?' });
    await row.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('1 message dismissed.').waitFor();
    await row.waitFor({ state: 'detached' });
    // First the notice, then the answer.
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await page.getByText('Nothing is waiting').waitFor();
    await answered(product, 3);

    // A dismissed message can still be answered from its conversation.
    await open(page, '/conversations');
    await page.locator('main').getByRole('link').filter({ hasText: 'ada' }).first().click();
    await page.getByText('Dismissed: no answer needed.').waitFor();
    await keepPicture(page, 'waiting-transcript');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('We’ll try again.').waitFor();
    await page.getByText('Dismissed: no answer needed.').waitFor({ state: 'detached' });
    await answered(product, 4);
    await page.context().close();
  },
);
