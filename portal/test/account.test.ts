import { until } from '@konstruct/kit/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { codeOf } from '../../subgraphs/accounts/test/sign-in/authenticator.ts';
import { collectPageErrors } from '../../test/setup/browser.ts';
import { createCompany, type Operator } from '../../test/setup/operator.ts';
import { type Journey, shown, startJourney } from './journey.ts';

const password = 'correct horse battery staple';
let journey: Journey;
let owner: Operator;
let away: BrowserContext;
let elsewhere: Page;
let pageErrors: string[];
beforeAll(async () => {
  journey = await startJourney('account');
  owner = await createCompany(journey.product);
  await journey.context.addCookies(owner.cookies());
  const browser = journey.context.browser();
  if (!browser) throw new Error('The journey has no browser.');
  away = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  away.setDefaultTimeout(30_000);
  elsewhere = await away.newPage();
  pageErrors = collectPageErrors(elsewhere);
});
afterAll(() => journey?.stop());

async function mailedLink(address: string, part: string): Promise<string> {
  return until(async () => {
    const response = await fetch(`${journey.product.sandbox('mail')}/_control/mails?to=${encodeURIComponent(address)}`);
    const mails = (await response.json()) as { links: string[] }[];
    return mails.flatMap(({ links }) => links).find((link) => link.includes(part));
  }, 30_000);
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${journey.product.url}/sign-in`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await shown(page.getByRole('heading', { name: 'Two-factor authentication', level: 1 }));
}

test('two-factor authentication is set up, asked for at sign-in, recovered from, and turned off', async () => {
  const { page, product, button, picture, pictures } = journey;
  onTestFailed(async () => {
    await picture('failed');
    await picture('failed-elsewhere', elsewhere);
    console.error(journey.pageErrors, pageErrors, product.output().slice(-4000));
  });

  await page.goto(`${product.url}/account`);
  await button('Set up').click();
  await page.getByLabel('Your password', { exact: true }).fill('a wrong password');
  await button('Continue').click();
  await shown(page.getByText('This isn’t your current password.'));
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await shown(page.getByRole('img', { name: 'QR code for your authenticator app' }));
  await pictures('scan');
  const secret = ((await page.locator('code[data-secret]').textContent()) ?? '').replaceAll(' ', '');
  const uri = `otpauth://totp/Konstruct?secret=${secret}`;
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await button('Turn on').click();
  await shown(page.getByText(/This code is incorrect/));
  await page.getByLabel('Code', { exact: true }).fill(codeOf(uri));
  await button('Turn on').click();
  await shown(page.getByRole('heading', { name: 'Save your recovery codes now' }));
  const codes = await page.locator('ul[data-secret] code').allTextContents();
  expect(codes).toHaveLength(10);
  await pictures('recovery-codes');
  await button('Copy codes').click();
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())).includes(codes[9] ?? 'none'));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as a file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('konstruct-recovery-codes.txt');
  await button('I’ve saved them').click();
  await shown(page.getByText('You sign in with your password and a code from your authenticator app.'));
  await pictures('on');
  await page.reload();
  await shown(page.getByText('You sign in with your password and a code from your authenticator app.'));
  expect(await page.getByText(codes[0] ?? 'none').count()).toBe(0);

  // Another device signs in with a code and is remembered.
  await signIn(elsewhere);
  await elsewhere.getByLabel('Code', { exact: true }).fill('000000');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await shown(elsewhere.getByText(/This code is incorrect/));
  await picture('wrong-code', elsewhere);
  await elsewhere.getByLabel('Code', { exact: true }).fill(codeOf(uri, 1));
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.waitForURL(`${product.url}/**`);
  await shown(elsewhere.getByRole('heading', { name: /Overview/ }));

  // The authenticator is lost: a recovery code signs in once.
  await away.clearCookies();
  await signIn(elsewhere);
  await elsewhere.getByRole('button', { name: 'Use a recovery code' }).click();
  await elsewhere.getByLabel('Recovery code', { exact: true }).fill(codes[0] ?? '');
  await picture('recover', elsewhere);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await shown(elsewhere.getByRole('heading', { name: /Overview/ }));

  await button('Turn off').click();
  await pictures('turn-off');
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await button('Turn off').click();
  await shown(button('Set up'));
  expect([...journey.pageErrors, ...pageErrors].filter((line) => !/status of (400|401)/.test(line))).toEqual([]);
}, 300_000);

test('on another device the mailed link asks for the password, and tells what to do without it', async () => {
  const { page, product, heading, button, pictures } = journey;
  await journey.context.clearCookies();
  await page.goto(`${product.url}/sign-up`);
  await page.getByLabel('Your name').fill('Grace Hopper');
  await page.getByLabel('E-mail').fill('grace@example.com');
  await page.getByLabel('Password').fill(password);
  await button('Create account').click();
  await shown(heading('Check your e-mail'));
  const link = await mailedLink('grace@example.com', '/verify-email');
  await page.goto(link);
  await shown(button('Confirm and continue'));
  await pictures('confirm');

  await away.clearCookies();
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Confirm and continue' }).click();
  await elsewhere.getByLabel('Password').fill('a wrong password');
  await elsewhere.getByRole('button', { name: 'Confirm and continue' }).click();
  await shown(elsewhere.getByText('This isn’t the password you signed up with.'));
  await journey.picture('another-device', elsewhere);
  await elsewhere.getByLabel('Password').fill(password);
  await elsewhere.getByRole('button', { name: 'Confirm and continue' }).click();
  await shown(elsewhere.getByRole('heading', { name: 'Name your company' }));

  await button('Confirm and continue').click();
  await shown(page.getByText('This link has expired or was already used'));
  await pictures('used');
}, 120_000);

test('too many attempts are told with when to try again, and with what to do in the meantime', async () => {
  const { product, page, pictures } = journey;
  await product.database.query(
    `insert into accounts_directory.rate_limits (key, count, window_ends_at, created_at) values ($1, 22, now() + interval '12 minutes', now())`,
    [`sign-in|account|joan@example.com`],
  );
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel('E-mail').fill('joan@example.com');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await shown(page.getByText(/Try again in 12 minutes\./));
  await pictures('too-many');
}, 60_000);
