import { globSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import type { Browser, BrowserContext } from 'playwright-core';
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

const addressOf = (route: string) => route.replace(/\/([a-z]+)\/\[[^\]]+\]/g, (_all, list: string) => `/${list}/${ids[list]}`);

test('there are pages to look at', () => {
  expect(routes.length).toBeGreaterThan(15);
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

  test('does not scroll sideways at 390 px', async () => {
    const context = await enter(route, 'light', 390);
    const page = await context.newPage();
    await page.goto(product.url + addressOf(route));
    await page.locator('h1').first().waitFor();
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(inner).toBeLessThanOrEqual(outer ?? 0);
    await keepPicture(page, `route${route.replaceAll(/\W+/g, '-')}-390`);
    await context.close();
  });
});
