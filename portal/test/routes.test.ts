import { globSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AskInPlaygroundDocument, TranscriptDocument } from '../../test/graph/generated/graphql.ts';
import { complaintsOf, keepPicture, startBrowser, violationsOf } from '../../test/setup/browser.ts';
import { connectSlack, connectWhatsApp, foundCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

/** The pages as SvelteKit's router knows them: folders in brackets do not show in the address. */
const routes = globSync('**/+page.svelte', { cwd: join(import.meta.dirname, '../src/routes') })
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`.replaceAll(/\/\([^)]+\)/g, '') || '/')
  .sort();
/** Pages for those who are not signed in; whoever is signed in is led on. */
const isForStrangers = (route: string) => /^\/(sign-|check-your-mail|forgot-|reset-)/.test(route);

const fields = ['input:not([type=checkbox], [type=radio], [type=hidden], [type=file])', 'textarea']
  .map((field) => `${field}:enabled:visible:not([readonly])`)
  .join(', ');

let product: Product;
let browser: Browser;
let operator: Operator;
let ids: Record<string, string>;
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  operator = await foundCompany(product);
  const employee = await hire(operator, { monthlyBudgetUsd: '5' });
  await connectSlack(operator, product);
  const number = await connectWhatsApp(operator, product);
  const input = { agentId: employee, text: 'When are you open?', idempotencyKey: randomUUID() };
  const { sendPlaygroundMessage: sent } = await operator.ask(AskInPlaygroundDocument, { input });
  if (sent.__typename !== 'SendPlaygroundMessageSuccess') throw new Error(JSON.stringify(sent));
  const conversation = String(sent.conversation.id);
  await until(async () => ((await operator.ask(TranscriptDocument, { id: conversation })).conversation?.messages.nodes.length ?? 0) > 1);
  ids = { employees: employee, conversations: conversation, whatsapp: number };
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function enter(route: string, colorScheme: 'light' | 'dark', width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  if (!isForStrangers(route)) await context.addCookies(operator.cookies());
  return context;
}

interface Typed {
  readonly id: string;
  readonly value: string;
}
const samples: Record<string, string> = { email: 'early@example.com', number: '3', date: '2026-02-03', url: 'https://early.example.com' };

/** Types into each text field of the page. */
async function typeEverywhere(page: Page): Promise<Typed[]> {
  const typed: Typed[] = [];
  for (const field of await page.locator(fields).all()) {
    const value = samples[(await field.getAttribute('type')) ?? ''] ?? 'typed early';
    await field.fill(value);
    typed.push({ id: String(await field.getAttribute('id')), value });
  }
  return typed;
}

const valuesOf = (page: Page, typed: readonly Typed[]): Promise<Typed[]> =>
  Promise.all(typed.map(async ({ id }) => ({ id, value: await page.locator(`[id="${id}"]`).inputValue() })));

const addressOf = (route: string) => route.replace(/\/([a-z]+)\/\[[^\]]+\]/g, (_all, list: string) => `/${list}/${ids[list]}`);

test('there are pages to look at', () => {
  expect(routes.length).toBeGreaterThan(15);
});

test('whoever opens the same page at the same moment as others sees only their own', async () => {
  const people = [operator, await foundCompany(product), await foundCompany(product)];
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
  test.each(['light', 'dark'] as const)(
    'reads well for everybody in the %s theme: no violation, one h1, a title, no complaint',
    async (theme) => {
      const context = await enter(route, theme, 1280);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      const response = await page.goto(product.url + addressOf(route));
      await page.locator('h1').first().waitFor();
      expect(response?.status()).toBe(200);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.title()).toMatch(/\S+.*Konstruct|Konstruct/);
      expect(await violationsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await keepPicture(page, `route${route.replaceAll(/\W+/g, '-')}-${theme}`);
      await context.close();
    },
  );

  test('at 390 px nothing scrolls sideways, and what is typed before the script runs stays', async () => {
    const context = await enter(route, 'light', 390);
    const page = await context.newPage();
    const scripts = Promise.withResolvers<void>();
    await page.route('**/_app/**/*.js', (request) => scripts.promise.then(() => request.continue()));
    await page.goto(product.url + addressOf(route), { waitUntil: 'commit' });
    await page.locator('h1').first().waitFor();
    const typed = await typeEverywhere(page);
    scripts.resolve();
    if (typed.length > 0) await page.locator('button.button:enabled').first().waitFor();
    expect(await valuesOf(page, typed)).toEqual(typed);
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await keepPicture(page, `route${route.replaceAll(/\W+/g, '-')}-390`);
    await context.close();
  });
});
