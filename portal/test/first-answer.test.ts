import { until } from '@konstruct/kit/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { complaintsOf, keepPicture, startBrowser } from '../../test/setup/browser.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  complaints = complaintsOf(page);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 });

/** Opens the link of a page in a tab of its own, as a click on it does. */
async function follow(name: string | RegExp): Promise<Page> {
  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name }).first().click()]);
  await tab.waitForLoadState();
  return tab;
}

async function shown(what: ReturnType<Page['locator']>): Promise<void> {
  await what.first().waitFor();
}

test('from sign-up to a message answered in Slack that shows up in the bill of tokens', async () => {
  onTestFailed(async () => {
    await keepPicture(page, 'failed');
    console.error(complaints, product.output().slice(-6000));
  });
  // Sign up, and confirm the address by the mail.
  await page.goto(`${product.url}/sign-up`);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery staple');
  await keepPicture(page, '1-sign-up');
  await button('Create account').click();
  await shown(heading('Check your mail'));
  await keepPicture(page, '2-check-your-mail');
  const mailbox = await follow('Open the practice mailbox');
  await mailbox
    .getByRole('link', { name: /confirm|verify/i })
    .first()
    .click();
  await keepPicture(mailbox, '3-mailbox');
  await mailbox.locator('a[href*="verify-email"]').first().click();
  await mailbox.waitForURL(`${product.url}/**`);
  await mailbox.close();

  // Name the company.
  await page.goto(product.url);
  await shown(heading('Name your company'));
  await page.getByLabel('Company name').fill('Lovelace & Sons');
  expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin');
  await keepPicture(page, '4-company');
  await button('Create company').click();

  // Connect Slack.
  await shown(heading('Connect a channel'));
  await keepPicture(page, '5-connect');
  await button('Connect Slack').click();
  await button('Allow').click();
  await page.waitForURL(/welcome\/connect\?slack=connected/);
  await shown(page.getByText('Acme'));
  await keepPicture(page, '6-connected');

  // Configure the employee, and try it in the browser.
  await page.getByRole('link', { name: /Continue/ }).click();
  await shown(heading('Configure your AI employee'));
  await page.getByLabel('Name', { exact: true }).fill('Nora');
  await page.getByLabel('What it should know').fill('We are open from 9 to 17 on weekdays. Parking is free behind the house.');
  await button('Save and try it').click();
  await page.getByLabel('Your message').fill('When are you open?');
  await button('Send').click();
  const tried = page.getByRole('region', { name: 'Try it' });
  await shown(tried.getByText(/9 to 17/));
  await shown(tried.getByText(/\$0\.00\d+/));
  await keepPicture(page, '7-try-it');

  // Test it for real: portal and Slack side by side.
  await page.getByRole('link', { name: 'Continue to the test' }).click();
  await shown(heading('Test it for real'));
  await button('Send test message').click();
  await shown(page.getByText('Sent', { exact: true }));
  const slack = await follow('Open Slack');
  await slack
    .getByRole('link', { name: /Konstruct/ })
    .first()
    .click();
  await slack.locator('textarea[name=text]').fill('Where can I park?');
  await slack.getByRole('button', { name: 'Send' }).click();
  await slack.locator('[data-message][data-author="Nora"]', { hasText: 'behind the house' }).waitFor();
  await keepPicture(slack, '8-slack');
  await shown(page.getByText('Where can I park?'));
  await shown(page.getByText(/behind the house/));
  await keepPicture(page, '9-test');
  await button('Finish set-up').click();

  // The bill of tokens.
  await page.waitForURL(`${product.url}/`);
  await shown(page.getByText(/2 of 50/));
  await keepPicture(page, '10-overview');
  await page.getByRole('link', { name: 'Usage' }).first().click();
  await shown(heading('Usage'));
  const [{ cost }] = (await product.database.query<{ cost: string }>('select sum(cost_usd)::text as cost from usage.audit_events')) as [
    { cost: string },
  ];
  await until(async () => (await page.locator('main').innerText()).includes(cost.replace(/0+$/, '')));
  const bill = await page.locator('main').innerText();
  expect(bill).toMatch(/Practice model/);
  expect(bill).toMatch(/Nora/);
  expect(bill).toMatch(/Slack/);
  await keepPicture(page, '11-usage');

  // And the employee's budget.
  await page.getByRole('link', { name: 'AI employees' }).first().click();
  await page.getByRole('link', { name: /Nora/ }).first().click();
  await shown(page.getByText(/budget/i));
  await keepPicture(page, '12-employee');
  expect(complaints).toEqual([]);
}, 240_000);
