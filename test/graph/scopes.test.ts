import { randomUUID } from 'node:crypto';
import { buildGuardedSchema, type FieldRule, fieldRules } from '@konstruct/kit/graph';
import { baseTokenScope, tokenScopes } from '@konstruct/schema/permissions';
import { readApiSchema, readSdl } from '@konstruct/schema/sdl';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { startModel } from '@konstruct/sandbox/model';
import { buildSchema, getNamedType, type GraphQLObjectType, isLeafType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operationsOf, plain } from '../isolation/operations.ts';
import { connectSlack, foundCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, writeInSlack } from '../setup/stand-ins.ts';
import { type Answer, makeToken, type ThirdParty, thirdParty } from '../setup/third-party.ts';
import { AddKeyDocument } from './generated/graphql.ts';

const schema = buildSchema(readApiSchema());
const rules = subgraphs.flatMap((subgraph) => fieldRules(buildGuardedSchema(readSdl(subgraph), {}, () => false)));
const permissionOf = (type: string, field: string) => rules.find((rule) => rule.type === type && rule.field === field)?.permission ?? null;
const isRoot = ({ type }: FieldRule) => type === 'Query' || type === 'Mutation';

/** A way to an object of each type that can be asked for by itself: what the company below has. */
const waysTo: Record<string, readonly string[]> = {
  Tenant: ['tenant'],
  Agent: ['tenant', 'agents', 'nodes'],
  Conversation: ['tenant', 'conversations', 'nodes'],
  Message: ['tenant', 'conversations', 'nodes', 'messages', 'nodes'],
  Contact: ['tenant', 'conversations', 'nodes', 'contact'],
  Channel: ['tenant', 'channels'],
  LlmKey: ['tenant', 'llmKeys'],
};

/** What the scope alone does not open: Slack sends the browser back, so the way there begins and ends in a session. */
const needsPerson = ['startSlackInstall'];

let model: Awaited<ReturnType<typeof startModel>>;
let product: Product;
let operator: Operator;
beforeAll(async () => {
  model = await startModel({ port: 0, latencyMs: 0 });
  product = await startProduct({
    without: ['portal'],
    environment: { OPENAI_BASE_URL: `${model.url}/v1`, LLM_ALLOW_PRIVATE_HOSTS: new URL(model.url).host },
  });
  operator = await foundCompany(product);
  await hire(operator);
  await connectSlack(operator, product);
  await writeInSlack(product, 'When are you open?');
  await answered(product, 1);
  const input = { providerId: 'openai', label: 'Main', key: `sk-${randomUUID()}`, idempotencyKey: randomUUID() };
  const { addLlmKey: added } = await operator.ask(AddKeyDocument, { input });
  if (added.__typename !== 'AddLlmKeySuccess') throw new Error(JSON.stringify(added));
});
afterAll(async () => {
  await product?.stop();
  await model?.stop();
});

const programs = new Map<string, Promise<ThirdParty>>();
/** A program whose token has these scopes. A company has room for fifty tokens, so each is made once. */
function programWith(scopes: Iterable<string>): Promise<ThirdParty> {
  const wanted = [...new Set([baseTokenScope, ...scopes])].sort();
  const known = programs.get(wanted.join());
  const program = known ?? makeToken(operator, wanted).then(({ secret }) => thirdParty(product, secret));
  programs.set(wanted.join(), program);
  return program;
}
const programWithAllBut = (permission: string) => programWith(tokenScopes.filter((scope) => scope !== permission));
const isScope = (permission: string | null) => tokenScopes.some((scope) => scope === permission);

const refusals = ({ errors = [] }: Answer) => errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN');
const unexpected = ({ errors = [] }: Answer) =>
  errors.filter(({ extensions }) => !['FORBIDDEN', 'BAD_USER_INPUT'].includes(extensions.code));

describe.each(subgraphs)('root fields of %s', (subgraph) => {
  test.each(operationsOf(subgraph).map((operation) => [operation.field, operation] as const))(
    '%s: its scope is enough, and all others together are not',
    async (field, { kind, document, variables }) => {
      const permission = permissionOf(kind === 'query' ? 'Query' : 'Mutation', field);
      const isRefused = (answer: Answer) => refusals(answer).some(({ path }) => path?.[0] === field && path.length === 1);
      if (permission !== baseTokenScope && permission !== null) {
        const without = await (await programWithAllBut(permission)).send(document, variables(randomUUID()));
        expect(unexpected(without)).toEqual([]);
        expect(isRefused(without)).toBe(true);
      }
      if (permission === null || isScope(permission)) {
        const answer = await (await programWith(permission === null ? [] : [permission])).send(document, variables(randomUUID()));
        expect(unexpected(answer)).toEqual([]);
        expect(isRefused(answer)).toBe(needsPerson.includes(field));
      }
    },
  );
});

/** A question for one field of every object at the end of a way, with the plainest arguments. */
function questionFor(way: readonly string[], typeName: string, fieldName: string) {
  const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[fieldName];
  if (!field) throw new Error(`The public graph has no ${typeName}.${fieldName}`);
  const required = field.args.filter(({ type }) => String(type).endsWith('!'));
  const declared = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = `__typename ${fieldName}${given && `(${given})`}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`;
  const query = `query${declared && ` (${declared})`} ${way.reduceRight((inner, step) => `{ ${step} ${inner} }`, `{ ${asked} }`)}`;
  return { query, variables: Object.fromEntries(required.map(({ name, type }) => [name, plain(type, name, randomUUID())])) };
}

/** The scopes that a way needs by itself. */
function scopesOf(way: readonly string[]): string[] {
  let type: GraphQLObjectType | null | undefined = schema.getQueryType();
  return way.flatMap((step) => {
    const permission = permissionOf(type?.name ?? '', step);
    const next = type?.getFields()[step];
    type = next && (getNamedType(next.type) as GraphQLObjectType);
    return permission ?? [];
  });
}

const entityRules = rules.filter((rule) => !isRoot(rule) && rule.permission !== null);

test('there is a way to an object of every type that can be asked for by itself', () => {
  expect([...new Set(entityRules.map(({ type }) => type))].filter((type) => !waysTo[type])).toEqual([]);
});

describe.each(Object.entries(waysTo))('fields of %s', (type, way) => {
  test.each(entityRules.filter((rule) => rule.type === type).map(({ field, permission }) => [field, String(permission)] as const))(
    '%s: %s is enough, and all other scopes together are not',
    async (field, permission) => {
      const { query, variables } = questionFor(way, type, field);
      if (permission !== baseTokenScope) {
        const without = await (await programWithAllBut(permission)).send(query, variables);
        expect(unexpected(without)).toEqual([]);
        expect(refusals(without)).not.toEqual([]);
      }
      if (isScope(permission)) {
        const answer = await (await programWith([...scopesOf(way), permission])).send(query, variables);
        expect(unexpected(answer)).toEqual([]);
        expect(refusals(answer)).toEqual([]);
        // An object was there to be asked: no refusal means something.
        expect(JSON.stringify(answer.data)).toContain(`"__typename":"${type}"`);
      }
    },
  );
});
