import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { testOperator } from '@konstruct/kit/testing';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTenantContext, inTransaction } from '../context.ts';
import { readEvents } from '../export/read-events.ts';
import { applyAgentUpdate } from '../limit/apply-agent-update.job.ts';
import { rollUp } from '../rollup/roll-up.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';
import { usageOf } from './usage-query.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const everything = { agentId: null, providerId: null, channelKind: null };

async function download(tenantId: string, query: Record<string, string>): Promise<Record<string, string>[]> {
  const response = await service.open(
    `/export/usage.csv?${new URLSearchParams(query)}`,
    testOperator(tenantId, 'VIEWER'),
  );
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  return parseCsv(await response.text());
}

/** Rows by column name; these tests have no cells with line breaks. */
function parseCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
        cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'),
      ),
    );
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total.add(row[column] ?? 0), new Decimal(0)).toFixed(10);

// Berlin's days with 23 and 25 hours, and the ends of its months, to the millisecond.
const edges = [
  ['2026-03-28T22:59:59.999Z', '2026-03-28'],
  ['2026-03-28T23:00:00.000Z', '2026-03-29'],
  ['2026-03-29T21:59:59.999Z', '2026-03-29'],
  ['2026-03-29T22:00:00.000Z', '2026-03-30'],
  ['2026-10-24T22:00:00.000Z', '2026-10-25'],
  ['2026-10-25T22:59:59.999Z', '2026-10-25'],
  ['2026-10-31T22:59:59.999Z', '2026-10-31'],
  ['2026-10-31T23:00:00.000Z', '2026-11-01'],
] as const;

test.each(['employees', 'providers', 'channels', 'days', 'events'])(
  'at the edges of days and months the file of %s has the rows of the page, and sums to its totals to the last digit',
  async (view) => {
    const tenantId = newId();
    await service.moveTenant(tenantId, 'Europe/Berlin');
    const agents = [await service.hireAgent(tenantId, null), await service.hireAgent(tenantId, null)];
    const runs = edges.map(([at], index) =>
      paidRun({
        at,
        agentId: agents[index % 2] ?? '',
        costUsd: `0.${String(index + 1).repeat(10)}`,
        providerId: index % 3 === 0 ? 'anthropic' : 'openai',
        channelKind: index % 2 === 0 ? 'WHATSAPP' : 'SLACK',
        isPriced: index % 4 !== 0,
        outcome: index % 5 === 0 ? 'interrupted' : 'completed',
      }),
    );
    await service.record(tenantId, runs.slice(0, 5));
    await rollUp(service.deps.directory);
    await service.record(tenantId, runs.slice(5));
    const ranges = [
      ['2026-03-29', '2026-03-29'],
      ['2026-10-25', '2026-10-25'],
      ['2026-10-01', '2026-10-31'],
      ['2026-01-01', '2026-12-31'],
    ] as const;
    for (const [from, to] of ranges) {
      const { totals, ...usage } = await usageOf(service, tenantId, { from, to });
      const rows = await download(tenantId, { view, from, to });
      const within = edges.flatMap(([, day], index) => (from <= day && day <= to ? [runs[index]?.costUsd ?? ''] : []));
      expect(totals.costUsd).toBe(within.reduce((all, cost) => all.add(cost), new Decimal(0)).toFixed(10));
      expect(sum(rows, 'cost_usd')).toBe(totals.costUsd);
      expect(sum(rows, 'prompt_tokens')).toBe(new Decimal(totals.promptTokens).toFixed(10));
      if (view === 'events') {
        expect(rows).toHaveLength(within.length);
        const part = (column: string, value: string) =>
          sum(
            rows.filter((row) => row[column] === value),
            'cost_usd',
          );
        expect([part('is_priced', 'false'), part('outcome', 'interrupted')]).toEqual([
          totals.unpricedCostUsd,
          totals.interruptedCostUsd,
        ]);
        continue;
      }
      expect([sum(rows, 'unpriced_cost_usd'), sum(rows, 'interrupted_cost_usd')]).toEqual([
        totals.unpricedCostUsd,
        totals.interruptedCostUsd,
      ]);
      const shown = {
        employees: usage.byAgent.map(({ agentId, totals: { costUsd } }) => [agentId, costUsd]),
        providers: usage.byProvider.map(({ providerId, totals: { costUsd } }) => [providerId, costUsd]),
        channels: usage.byChannel.map(({ kind, totals: { costUsd } }) => [kind, costUsd]),
        days: usage.byDay
          .filter(({ totals: { answerCount, interruptedCount } }) => answerCount + interruptedCount > 0)
          .map(({ date, totals: { costUsd } }) => [date, costUsd]),
      }[view];
      expect(rows.map((row) => [Object.values(row)[0], new Decimal(row['cost_usd'] ?? '').toFixed(10)]).sort()).toEqual(
        shown?.sort(),
      );
    }
  },
);

test('the file of budgets has the lines of the budget table', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  await service.settle(tenantId, paidRun({ agentId, costUsd: '0.85' }));
  const rows = await download(tenantId, { view: 'budgets', from: '2026-11-01', to: '2026-11-30' });
  expect(rows).toMatchObject([
    { employee: 'Whole company', status: 'ok', current_usd: '0.8500000000', limit_usd: '' },
    {
      employee_id: agentId,
      employee: 'Ada',
      status: 'warning',
      limit_usd: '1.0000000000',
      reserved_usd: '0.0000000000',
      percentage: '85',
    },
  ]);
});

test('a range of many events is read page by page, and has those that were there at the start, however many come in the meantime', async () => {
  const tenantId = newId();
  const agentId = newId();
  const at = '2026-11-10T12:00:00.000Z';
  await service.record(
    tenantId,
    Array.from({ length: 2300 }, () => paidRun({ agentId, at, costUsd: '0.0000000001' })),
  );
  const range = { from: '2026-11-10', to: '2026-11-10' };
  const pages = readEvents(createTenantContext(service.deps, tenantId), { range, filter: everything });
  const ids = new Set<string>();
  let pageCount = 0;
  for await (const rows of pages) {
    pageCount += 1;
    for (const { id } of rows) ids.add(id);
    await service.record(tenantId, [paidRun({ agentId, at: '2026-11-10T13:00:00.000Z' })]);
  }
  expect([pageCount, ids.size]).toEqual([3, 2300]);
  expect(await download(tenantId, { view: 'events', ...range })).toHaveLength(2303);
});

test('a total opens to its events: by employee, provider and channel', async () => {
  const tenantId = newId();
  const wanted = paidRun({ providerId: 'anthropic', channelKind: 'WHATSAPP' });
  await service.record(tenantId, [wanted, paidRun(), paidRun({ agentId: wanted.agentId })]);
  const day = { from: '2026-01-01', to: '2026-12-31', view: 'events' };
  expect(await download(tenantId, { ...day, agentId: wanted.agentId })).toHaveLength(2);
  expect(await download(tenantId, { ...day, agentId: wanted.agentId, providerId: 'anthropic' })).toMatchObject([
    { event_id: wanted.runId },
  ]);
  expect(await download(tenantId, { ...day, channel: 'WHATSAPP' })).toMatchObject([{ event_id: wanted.runId }]);
});

test('an employee’s name that a spreadsheet would run is made harmless', async () => {
  const tenantId = newId();
  const agentId = newId();
  const agent = { agentId, version: 1, name: '=HYPERLINK("http://x.invalid")', monthlyBudgetUsd: null };
  await inTransaction(createTenantContext(service.deps, tenantId), (tx) => applyAgentUpdate(tx, agent));
  await service.record(tenantId, [paidRun({ agentId, at: '2026-11-10T12:00:00Z', modelId: '+cmd' })]);
  const day = { from: '2026-11-10', to: '2026-11-10' };
  expect(await download(tenantId, { ...day, view: 'employees' })).toMatchObject([{ employee: `'${agent.name}` }]);
  expect(await download(tenantId, { ...day, view: 'events' })).toMatchObject([
    { employee: `'${agent.name}`, model: "'+cmd" },
  ]);
});

test('a file is refused to an anonymous caller, to a token without the scope, and where the address makes no sense', async () => {
  const tenantId = newId();
  const token = (scopes: string[]): Actor => ({ kind: 'token', id: newId(), name: 'ci', tenantId, scopes });
  const day = 'from=2026-11-01&to=2026-11-02';
  const status = async (query: string, actor: Actor) =>
    (await service.open(`/export/usage.csv?${query}`, actor)).status;
  expect(await status(day, { kind: 'anonymous' })).toBe(401);
  expect((await fetch(`${service.url}/export/usage.csv?${day}`)).status).toBe(401);
  expect(await status(day, token(['agents:read']))).toBe(403);
  expect(await status(day, testOperator(null, null))).toBe(403);
  expect(await status(day, token(['usage:read']))).toBe(200);
  for (const wrong of [
    '',
    'from=2026-11-02&to=2026-11-01',
    'from=x&to=y',
    `${day}&view=all`,
    `${day}&from=2026-11-01`,
    'from=2020-01-01&to=2026-01-01',
  ]) {
    expect([wrong, await status(wrong, testOperator(tenantId))]).toEqual([wrong, 400]);
  }
});

test('F44 a file begins with a byte order mark, so that Excel reads its characters, once and in every view, and has none on request', async () => {
  const tenantId = newId();
  const agentId = newId();
  const agent = { agentId, version: 1, name: 'Müller 東京', monthlyBudgetUsd: null };
  await inTransaction(createTenantContext(service.deps, tenantId), (tx) => applyAgentUpdate(tx, agent));
  await service.record(tenantId, [
    paidRun({ agentId, at: '2026-11-10T12:00:00Z' }),
    paidRun({ agentId, at: '2026-11-10T13:00:00Z' }),
  ]);
  const bytesOf = async (query: Record<string, string>) => {
    const days = { from: '2026-11-10', to: '2026-11-10' };
    const response = await service.open(
      `/export/usage.csv?${new URLSearchParams({ ...days, ...query })}`,
      testOperator(tenantId),
    );
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  for (const view of ['employees', 'providers', 'channels', 'days', 'budgets', 'events']) {
    const { bytes } = await bytesOf({ view });
    expect([view, bytes.indexOf(mark), bytes.lastIndexOf(mark)]).toEqual([view, 0, 0]);
    expect((await bytesOf({ view, byteOrderMark: 'false' })).bytes).toEqual(bytes.subarray(3));
  }
  expect((await bytesOf({ view: 'employees' })).bytes.toString()).toContain('Müller 東京');
  expect((await bytesOf({ byteOrderMark: 'no' })).status).toBe(400);
});

test('another company’s file holds nothing of it', async () => {
  const [tenantId, other] = [newId(), newId()];
  const run = paidRun({ at: '2026-11-10T12:00:00Z' });
  await service.record(tenantId, [run]);
  const day = { from: '2026-11-10', to: '2026-11-10' };
  for (const view of ['employees', 'providers', 'channels', 'days', 'events']) {
    expect(await download(other, { ...day, view })).toEqual([]);
    expect(await download(other, { ...day, view, agentId: run.agentId })).toEqual([]);
  }
});
