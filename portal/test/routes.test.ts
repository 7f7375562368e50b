import { globSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AskInPlaygroundDocument, TranscriptDocument } from '../../test/graph/generated/graphql.ts';
import { collectPageErrors, keepPicture, startBrowser, violationsOf } from '../../test/setup/browser.ts';
import { connectSlack, connectWhatsApp, createCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

/** The pages as SvelteKit's router knows them. Folders in brackets are not part of the address. */
const routes = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../src/routes') })
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`.replaceAll(/\/\([^)]+\)/g, '') || '/')
  .sort();
/** Pages for visitors who are not signed in; a signed-in operator is redirected. */
const isForStrangers = (route: string) => /^\/(sign-|check-your-mail|forgot-|reset-|verify-)/.test(route);

const fields = ['input:not([type=checkbox], [type=radio], [type=hidden], [type=file])', 'textarea']
  .map((field) => `${field}:enabled:visible:not([readonly])`)
  .join(', ');

let product: Product;
let browser: Browser;
let operator: Operator;
let ids: Record<string, string>;
let windows: Awaited<ReturnType<typeof openWindows>>;
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  operator = await createCompany(product);
  const employee = await hire(operator, { monthlyBudgetUsd: '5' });
  await connectSlack(operator, product);
  const number = await connectWhatsApp(operator, product);
  const input = { agentId: employee, text: 'When are you open?', idempotencyKey: randomUUID() };
  const { sendPlaygroundMessage: sent } = await operator.ask(AskInPlaygroundDocument, { input });
  if (sent.__typename !== 'SendPlaygroundMessageSuccess') throw new Error(JSON.stringify(sent));
  const conversation = String(sent.conversation.id);
  await until(
    async () =>
      ((await operator.ask(TranscriptDocument, { id: conversation })).conversation?.messages.nodes.length ?? 0) > 1,
  );
  ids = { employees: employee, conversations: conversation, whatsapp: number };
  windows = await openWindows();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** One window for operators and one for strangers. They keep their caches, as people's browsers do. */
async function openWindows(): Promise<{ operators: Page; strangers: Page }> {
  const open = () => browser.newContext({ reducedMotion: 'reduce' });
  const [operators, strangers] = [await open(), await open()];
  await operators.addCookies(operator.cookies());
  return { operators: await operators.newPage(), strangers: await strangers.newPage() };
}

/**
 * The window for a page, at a width, reset as if it were new: no content, listeners or routes of the previous page
 * remain.
 */
async function windowFor(route: string, width: number): Promise<Page> {
  const page = isForStrangers(route) ? windows.strangers : windows.operators;
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
  page.removeAllListeners('console').removeAllListeners('pageerror');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width, height: 900 });
  return page;
}

interface Typed {
  readonly id: string;
  readonly value: string;
}
const samples: Record<string, string> = {
  email: 'early@example.com',
  number: '3',
  date: '2026-02-03',
  url: 'https://early.example.com',
};

/** Types into every text field of the page. */
async function typeEverywhere(page: Page): Promise<Typed[]> {
  const typed: Typed[] = [];
  for (const field of await page.locator(fields).all()) {
    const value = samples[(await field.getAttribute('type')) ?? ''] ?? 'typed early';
    await field.fill(value);
    typed.push({ id: String(await field.getAttribute('id')), value });
  }
  return typed;
}

/** Chooses the last radio button that is enabled before the script runs, and returns its value. */
async function chooseLast(page: Page): Promise<string | null> {
  const radio = page.locator('main input[type=radio]:enabled:visible').last();
  if ((await radio.count()) === 0) return null;
  await radio.check();
  return radio.getAttribute('value');
}

const valuesOf = (page: Page, typed: readonly Typed[]): Promise<Typed[]> =>
  Promise.all(typed.map(async ({ id }) => ({ id, value: await page.locator(`[id="${id}"]`).inputValue() })));

const addressOf = (route: string) =>
  route.replace(/\/([a-z]+)\/\[[^\]]+\]/g, (_all, list: string) => `/${list}/${ids[list]}`);

test('there are pages to look at', () => {
  expect(routes.length).toBeGreaterThan(15);
});

test('each of several operators who open the same page at the same moment sees only their own', async () => {
  const people = [operator, await createCompany(product), await createCompany(product)];
  const seen = await Promise.all(
    Array.from({ length: 4 }, () => people)
      .flat()
      .map(async (person) => {
        const page = await (await person.open('/team')).text();
        return { person: person.email, sees: people.map(({ email }) => email).filter((email) => page.includes(email)) };
      }),
  );
  expect(seen).toEqual(seen.map(({ person }) => ({ person, sees: [person] })));
});

describe.each(routes)('%s', (route) => {
  test('reads well for everyone, light and dark: no violation, one h1, a title, no error', async () => {
    const page = await windowFor(route, 1280);
    const pageErrors = collectPageErrors(page);
    const response = await page.goto(product.url + addressOf(route));
    await page.locator('h1').first().waitFor();
    expect(response?.status()).toBe(200);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).toMatch(/\S+.*Konstruct|Konstruct/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page), colorScheme).toEqual([]);
      await keepPicture(page, `route${route.replaceAll(/\W+/g, '-')}-${colorScheme}`);
    }
    expect(pageErrors).toEqual([]);
  });

  test('at 390 px nothing scrolls sideways, and what is typed or chosen before the script runs stays', async () => {
    const page = await windowFor(route, 390);
    const scripts = Promise.withResolvers<void>();
    await page.route('**/_app/**/*.js', (request) => scripts.promise.then(() => request.continue()));
    await page.goto(product.url + addressOf(route), { waitUntil: 'commit' });
    await page.locator('h1').first().waitFor();
    const typed = await typeEverywhere(page);
    const chosen = await chooseLast(page);
    scripts.resolve();
    if (typed.length > 0) await page.locator('button.button:enabled').first().waitFor();
    expect(await valuesOf(page, typed)).toEqual(typed);
    if (chosen) expect(await page.locator(`input[type=radio][value="${chosen}"]`).isChecked()).toBe(true);
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await keepPicture(page, `route${route.replaceAll(/\W+/g, '-')}-390`);
  });
});
