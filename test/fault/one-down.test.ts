import { subgraphs, type SubgraphName } from '@konstruct/schema/subgraphs';
import { readApiSchema } from '@konstruct/schema/sdl';
import { buildSchema, isNonNullType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TypedDocumentString } from '../graph/generated/graphql.ts';
import { EveryPartDocument, EveryPartOfCompanyDocument } from '../graph/generated/graphql.ts';
import { connectSlack, createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, writeInSlack } from '../setup/sandbox.ts';

let product: Product;
let operator: Operator;
let agentId: string;
let messageCount = 0;
beforeAll(async () => {
  product = await startProduct({ alone: subgraphs });
  operator = await createCompany(product);
  agentId = await hire(operator);
  await connectSlack(operator, product);
  await writeInSlack(product, 'When are you open?');
  await answered(product, ++messageCount);
}, 300_000);
afterAll(() => product?.stop());

interface Failure {
  readonly path?: readonly string[];
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

interface Answer {
  readonly data: object | null;
  readonly errors?: readonly Failure[];
}

async function ask<TResult, TVariables>(
  document: TypedDocumentString<TResult, TVariables>,
  variables: TVariables,
): Promise<Answer> {
  const response = await operator.open('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-konstruct-tenant': operator.tenantId },
    body: JSON.stringify({ documentId: document.__meta__?.['hash'], variables }),
  });
  return (await response.json()) as Answer;
}

/**
 * The parts of the two documents that only this subgraph can provide, and where they are missing on the portal's pages.
 */
const parts: Record<SubgraphName, { readonly fields: readonly string[]; readonly pages: readonly string[] }> = {
  accounts: {
    fields: ['viewer', 'tenant.name', 'tenant.onboarding'],
    pages: ['account', 'api-tokens', 'settings', 'team'],
  },
  agents: { fields: ['agent', 'tenant.agents'], pages: ['', 'conversations', 'employees', 'waiting'] },
  billing: { fields: ['plans', 'tenant.subscription'], pages: ['billing'] },
  channels: { fields: ['tenant.channels'], pages: ['', 'channels'] },
  keys: { fields: ['llmProviders', 'tenant.llmKeys'], pages: ['keys'] },
  usage: { fields: ['agent.budget', 'tenant.usage'], pages: ['', 'employees', 'usage'] },
};
const fields = Object.values(parts).flatMap((part) => part.fields);
const pages = [...new Set(Object.values(parts).flatMap((part) => part.pages))].sort();

function valueAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value instanceof Object ? Reflect.get(value, name) : undefined), data);
}

/** What is missing from the two documents, and why. */
async function lost() {
  const today = new Date().toISOString().slice(0, 10);
  const answers = [
    await ask(EveryPartDocument, { agentId }),
    await ask(EveryPartOfCompanyDocument, { range: { from: today, to: today } }),
  ];
  const data: object = Object.assign({}, ...answers.map((answer) => answer.data));
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  return {
    id: valueAt(data, 'tenant.id'),
    missing: fields.filter((field) => (valueAt(data, field) ?? null) === null),
    paths: [...new Set(errors.map(({ path = [] }) => path.slice(0, 2).join('.')))],
    codes: [...new Set(errors.map(({ extensions }) => extensions.code))],
    isQuotable: errors.every(({ extensions }) => /^[0-9a-f-]{36}$/.test(extensions.requestId ?? '')),
  };
}
const whole = () => expect.objectContaining({ id: operator.tenantId, missing: [], codes: [] });

/** Pages on which something cannot be shown; each must load, with the navigation to all others. */
async function incompletePages(): Promise<string[]> {
  const found = [];
  for (const page of pages) {
    const response = await operator.open(`/${page}`);
    const html = await response.text();
    expect([page, response.status, html.includes('aria-label="Main"')]).toEqual([page, 200, true]);
    if (/can’t be shown right now/i.test(html)) found.push(page);
  }
  return found;
}

test('58 nothing of the company but its id takes the rest with it', () => {
  const tenant = buildSchema(readApiSchema()).getType('Tenant');
  const strict = isObjectType(tenant)
    ? Object.values(tenant.getFields()).filter(({ type }) => isNonNullType(type))
    : [];
  expect(strict.map(({ name }) => name)).toEqual(['id']);
});

/** What a caller and a reader of the portal miss while a subgraph is down. */
async function missedWithout(name: SubgraphName) {
  await product.kill(name);
  try {
    const seen = { ...(await lost()), pages: await incompletePages() };
    // Slack itself keeps events that channels does not accept, and sends them again after a minute.
    if (name !== 'channels') await writeInSlack(product, `Where can I park while ${name} is away?`);
    return seen;
  } finally {
    await product.start(name);
  }
}

test('58 with every subgraph up nothing is missing', async () => {
  expect(await lost()).toEqual(whole());
  expect(await incompletePages()).toEqual([]);
}, 180_000);

test.each(subgraphs)(
  '58 while %s is down the others answer and a page loses only its part; what is written in the meantime is answered once',
  async (name) => {
    const seen = await missedWithout(name);
    const own = (field: string) => parts[name].fields.some((part) => field === part || field.startsWith(`${part}.`));
    expect(seen.id).toBe(operator.tenantId);
    expect(seen.missing).toEqual(fields.filter(own));
    expect(seen.paths.toSorted()).toEqual(parts[name].fields.toSorted());
    expect(seen.codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(seen.isQuotable).toBe(true);
    expect(seen.pages).toEqual(parts[name].pages);

    await expect.poll(lost, { timeout: 60_000 }).toEqual(whole());
    if (name === 'channels') await writeInSlack(product, 'Where can I park?');
    expect(await answered(product, ++messageCount)).toHaveLength(messageCount);
  },
  180_000,
);
