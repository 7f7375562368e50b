import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { tokenScopes } from '@konstruct/schema/permissions';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AskInPlaygroundDocument,
  ConversationsDocument,
  EndTokenDocument,
  SetTenantBudgetDocument,
  UsageViewsDocument,
} from '../graph/generated/graphql.ts';
import { connectSlack, createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, writeInSlack } from '../setup/sandbox.ts';
import { makeToken, thirdParty } from '../setup/third-party.ts';

let product: Product;
let operator: Operator;
let agentId: string;
beforeAll(async () => {
  product = await startProduct({ without: ['portal'] });
  operator = await createCompany(product);
  agentId = await hire(operator);
  await connectSlack(operator, product);
});
afterAll(() => product?.stop());

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const range = { from: dayOf(Date.now()), to: dayOf(Date.now() + 86_400_000) };

const viewsOf = async () => (await operator.ask(UsageViewsDocument, { range })).tenant;
const ask = () =>
  operator.ask(AskInPlaygroundDocument, {
    input: { agentId, text: 'When are you open?', idempotencyKey: randomUUID() },
  });
const untilAnswers = (count: number) =>
  until(async () => {
    const usage = (await viewsOf())?.usage;
    return usage?.totals.answerCount === count && usage;
  }, 30_000);

async function fileOf(view: string): Promise<Record<string, string>[]> {
  const response = await operator.open(`/export/usage.csv?${new URLSearchParams({ view, ...range })}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(response.headers.get('content-disposition')).toContain(`usage-${view}-`);
  const [head = [], ...rows] = (await response.text())
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

const sumOf = (costs: (string | undefined)[]) =>
  costs.reduce((sum, cost) => sum.add(cost ?? 0), new Decimal(0)).toFixed(10);

function mailsTo(subject: string): Promise<string[]> {
  return until(async () => {
    const response = await fetch(`${product.sandbox('mail')}/_control/mails?to=${encodeURIComponent(operator.email)}`);
    const mails = (await response.json()) as { subject: string }[];
    const found = mails.map((mail) => mail.subject).filter((text) => text.includes(subject));
    return found.length > 0 && found;
  }, 30_000);
}

test('what real answers cost is in each view and in each file, and all of them sum to the same total', async () => {
  await ask();
  await writeInSlack(product, 'Where can I park?');
  await answered(product, 1);
  const usage = await untilAnswers(2);
  expect(Number(usage.totals.costUsd)).toBeGreaterThan(0);
  for (const groups of [usage.byDay, usage.byAgent, usage.byProvider, usage.byChannel]) {
    expect(sumOf(groups.map(({ totals }) => totals.costUsd))).toBe(usage.totals.costUsd);
  }
  expect(usage.byAgent).toMatchObject([
    { agentId, agent: { name: 'Nora' }, totals: { promptTokens: usage.totals.promptTokens } },
  ]);
  expect(usage.byChannel.map(({ kind, totals }) => [kind, totals.answerCount]).sort()).toEqual([
    ['PLAYGROUND', 1],
    ['SLACK', 1],
  ]);
  for (const view of ['employees', 'providers', 'channels', 'days', 'events']) {
    expect([view, sumOf((await fileOf(view)).map((row) => row['cost_usd']))]).toEqual([view, usage.totals.costUsd]);
  }
  expect((await fileOf('events')).map(({ employee, outcome }) => [employee, outcome])).toEqual([
    ['Nora', 'completed'],
    ['Nora', 'completed'],
  ]);
});

test('a file is given to no one who is not signed in, and to no other company', async () => {
  const stranger = await createCompany(product);
  const query = new URLSearchParams({ view: 'events', ...range });
  expect((await fetch(`${product.url}/export/usage.csv?${query}`)).status).toBe(401);
  const own = await stranger.open(`/export/usage.csv?${query}`);
  expect((await own.text()).trimEnd().split('\r\n')).toHaveLength(1);
  stranger.tenantId = operator.tenantId;
  expect((await stranger.open(`/export/usage.csv?${query}`)).status).toBe(403);
});

test('a program gets the file by the scope usage:read alone, of its own company alone, and not once its token is revoked', async () => {
  const path = `/export/usage.csv?${new URLSearchParams({ view: 'events', ...range })}`;
  const program = async (owner: Operator, scopes: readonly string[]) => {
    const { id, secret } = await makeToken(owner, scopes);
    const get = async () => {
      const response = await thirdParty(product, secret).open(path, { 'x-konstruct-tenant': operator.tenantId });
      return { status: response.status, text: await response.text() };
    };
    return { id, get };
  };
  const reader = await program(operator, ['usage:read']);
  const file = await reader.get();
  expect(file).toEqual({ status: 200, text: await (await operator.open(path)).text() });
  expect(file.text.trimEnd().split('\r\n')).toHaveLength(3);

  const others = await program(
    operator,
    tokenScopes.filter((scope) => scope !== 'usage:read'),
  );
  expect(await others.get()).toEqual({ status: 403, text: expect.stringContaining('usage:read') });
  const stranger = await program(await createCompany(product), tokenScopes);
  expect((await stranger.get()).text.trimEnd().split('\r\n')).toHaveLength(1);

  await operator.ask(EndTokenDocument, { input: { id: reader.id } });
  expect(await reader.get()).toMatchObject({ status: 401 });
});

test('the company’s limit warns, stops, is mailed, and when it is raised what waited is answered', async () => {
  const setBudget = (monthlyLimitUsd: string) => operator.ask(SetTenantBudgetDocument, { input: { monthlyLimitUsd } });
  const companyLine = async () => (await viewsOf())?.budgetAlerts?.find(({ agentId: id }) => id === null);
  const spent = (await companyLine())?.currentUsd ?? '0';
  await setBudget(new Decimal(spent).mul('1.1').toFixed(10));
  expect(await companyLine()).toMatchObject({
    status: 'WARNING',
    currentUsd: spent,
    reached: [{ threshold: 80, resolvedAt: null }],
  });
  expect(await mailsTo('has used 80% of its monthly budget')).toHaveLength(1);

  await ask();
  await until(async () => (await companyLine())?.status === 'EXCEEDED', 30_000);
  expect(await mailsTo('has used up its monthly budget')).toHaveLength(1);
  const waiting = async () => (await operator.ask(ConversationsDocument)).tenant?.waitingMessages?.nodes ?? [];
  await until(async () => (await waiting()).some(({ waitingCause }) => waitingCause === 'BUDGET'), 30_000);
  expect(await fileOf('budgets')).toMatchObject([
    { employee: 'Whole company', status: 'exceeded' },
    { employee: 'Nora', status: 'ok' },
  ]);

  await setBudget('5');
  await untilAnswers(3);
  expect(await waiting()).toEqual([]);
  expect(await companyLine()).toMatchObject({ status: 'OK' });
  expect(await mailsTo('Resolved: ')).toHaveLength(1);
  expect(await mailsTo('has used 80% of its monthly budget')).toHaveLength(1);
});
