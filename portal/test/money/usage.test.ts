import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectPageErrors, keepPicture, startBrowser, violationsOf } from '../../../test/setup/browser.ts';
import { createCompany, hire, type Operator } from '../../../test/setup/operator.ts';
import { type Product, startProduct } from '../../../test/setup/product.ts';

let product: Product;
let browser: Browser;
let operator: Operator;
beforeAll(async () => {
  product = await startProduct();
  browser = await startBrowser();
  operator = await createCompany(product);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function enter(colorScheme: 'light' | 'dark', width: number): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addCookies(operator.cookies());
  const page = await context.newPage();
  await page.goto(`${product.url}/usage`);
  await page.locator('h1').first().waitFor();
  return page;
}

/** Checks both themes and a phone: all text is readable, and nothing is cut off. */
async function looksWell(state: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      const page = await enter(theme, width);
      const pageErrors = collectPageErrors(page);
      expect([state, theme, width, await violationsOf(page)]).toEqual([state, theme, width, []]);
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(inner).toBeLessThanOrEqual(outer ?? 0);
      expect(pageErrors).toEqual([]);
      await keepPicture(page, `usage-${state}-${theme}-${width}`);
      await page.context().close();
    }
  }
}

/** Inserts events of 30 days, as the services would write them, for employees that have no other data. */
async function spend(agents: readonly { id: string; name: string; budget: string | null }[]): Promise<void> {
  const { tenantId } = operator;
  for (const { id, name, budget } of agents) {
    await product.database.query(
      `insert into usage.known_agents (tenant_id, id, name, version, monthly_budget_usd, created_at) values ($1, $2, $3, 1, $4, now())
       on conflict (tenant_id, id) do update set monthly_budget_usd = excluded.monthly_budget_usd`,
      [tenantId, id, name, budget],
    );
    for (let day = 0; day < 30; day += 1) {
      const seed = (day * 7 + name.length * 5) % 11;
      await product.database.query(
        `insert into usage.audit_events (tenant_id, id, at, agent_id, agent_version, provider_id, model_id, channel_kind, outcome,
           prompt_tokens, completion_tokens, cached_tokens, cost_usd, is_priced, message_id, is_measured, latency_ms, created_at)
         values ($1, $2, now() - make_interval(days => $3), $4, 1, $5, 'model', $6, $7, $8, $9, 0, $10, $11, $12, $13, 900, now())`,
        [
          tenantId,
          newId(),
          day,
          id,
          ['openai', 'anthropic', 'practice'][seed % 3],
          ['SLACK', 'WHATSAPP', 'PLAYGROUND'][day % 3],
          seed === 10 ? 'interrupted' : 'completed',
          4000 + seed * 900,
          700 + seed * 130,
          (0.02 + seed * 0.011).toFixed(10),
          seed !== 4,
          seed === 7 || seed === 10 ? null : newId(),
          seed < 9,
        ],
      );
    }
    await product.database.query(
      `insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
       select tenant_id, agent_id, date_trunc('month', now() at time zone 'Europe/Berlin')::date, sum(cost_usd), 0.05, now()
       from usage.audit_events where tenant_id = $1 and agent_id = $2
         and at >= date_trunc('month', now() at time zone 'Europe/Berlin') at time zone 'Europe/Berlin' group by 1, 2
       on conflict (tenant_id, agent_id, period_start) do update set spent_usd = excluded.spent_usd`,
      [tenantId, id],
    );
  }
}

test('before anything was used the page says so, and shows the budgets', async () => {
  await looksWell('empty');
  const page = await enter('light', 1280);
  await page.getByText('No usage in these days').waitFor();
  await page.context().close();
});

test('each view stands as a drawing, as a table, and as a file of the same sum; an exceeded budget is seen', async () => {
  const nora = await hire(operator, { monthlyBudgetUsd: '1.00' });
  const agents = [
    { id: nora, name: 'Nora', budget: '1.00' },
    { id: newId(), name: 'Bartholomew the Patient', budget: '2.40' },
    { id: newId(), name: 'Chi', budget: '500' },
    { id: newId(), name: 'Dana', budget: null },
  ];
  await until(
    async () => (await product.database.query('select from usage.known_agents where id = $1', [nora])).length === 1,
  );
  await spend(agents);

  const page = await enter('light', 1280);
  const pageErrors = collectPageErrors(page);
  await page.getByRole('button', { name: 'Company budget and alerts' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/whole company/).fill('1.5');
  await dialog.getByLabel(/percentages/).fill('eighty');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog
    .getByText(/Enter whole percentages/)
    .first()
    .waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await keepPicture(page, 'usage-dialog');
  await dialog.getByLabel(/percentages/).fill('50, 80, 100');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/an e-mail at 50%, 80%,? and 100% of a limit/).waitFor();
  const budgets = page.getByRole('table', { name: 'Budgets this month' });
  await budgets.getByRole('row', { name: /Whole company.*Used up/ }).waitFor();
  await budgets.getByRole('row', { name: /Nora.*Used up/ }).waitFor();
  await budgets.getByRole('row', { name: /Chi.*Within budget/ }).waitFor();
  await budgets.getByRole('row', { name: /Dana.*No limit/ }).waitFor();

  for (const view of ['Tokens by AI employee', 'Cost by AI provider', 'Messages by channel']) {
    const table = page.getByRole('table', { name: view });
    const total = await table.locator('tfoot td[title^="$"]').getAttribute('title');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `${view} as a CSV file` }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const [head = '', ...lines] = Buffer.concat(chunks).toString().trimEnd().split('\r\n');
    const column = head.split(',').indexOf('cost_usd');
    const sum = lines.reduce((cost, line) => cost + BigInt((line.split(',')[column] ?? '0').replace('.', '')), 0n);
    expect([view, lines.length, sum]).toEqual([
      view,
      await table.locator('tbody tr').count(),
      BigInt(digits(total ?? '')),
    ]);
  }
  for (const set of [
    /without an answer.*calls? that the provider charges for/,
    /not measured.*can have cost/,
    /cut-off calls.*can have cost/,
  ]) {
    await page.locator('dl div', { hasText: set }).waitFor();
  }
  expect(pageErrors).toEqual([]);
  await page.context().close();
  await looksWell('full');
}, 120_000);

/** `$1.25` in ten-billionths, the unit of the file's sums. */
function digits(exact: string): string {
  const [whole = '', fraction = ''] = exact.replace('$', '').split('.');
  return whole + fraction.padEnd(10, '0');
}
