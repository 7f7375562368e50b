import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApiSchema, readSupergraph } from '@konstruct/schema/sdl';
import {
  buildSchema,
  getNamedType,
  type GraphQLObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costOf } from '../../limits/document-cost.ts';
import { readFieldRules } from '../../limits/field-rules.ts';
import { defaultLimits } from '../../limits/limits.ts';
import { openGatewayService, type GatewayService } from '../gateway-service.ts';

const schema = buildSchema(readApiSchema());
const rules = readFieldRules(readSupergraph());
const read = (file: string) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');

function costIn(text: string, variables = {}) {
  const document = parse(text);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('There is no operation in it.');
  const { fieldCount, dayCount, effects } = costOf(schema, rules, document, operation, variables);
  return { total: fieldCount + dayCount, fieldCount, dayCount, effects: Object.fromEntries(effects) };
}
const fieldsIn = (text: string, variables = {}) => costIn(text, variables).fieldCount;

describe('the cost of a document', () => {
  it('counts what stands in a page as often as the page is long', () => {
    expect(fieldsIn('{ tenant { name } }')).toBe(2);
    expect(fieldsIn('{ tenant { conversations(first: 10) { nodes { id preview } } } }')).toBe(3 + 10 * 2);
    expect(fieldsIn('{ tenant { conversations { nodes { id preview } } } }')).toBe(3 + 25 * 2);
    expect(fieldsIn('{ tenant { conversations { pageInfo { hasNextPage } nodes { id } } } }')).toBe(3 + 2 + 25);
    expect(fieldsIn('{ tenant { conversations(first: 10) { nodes { messages(last: 20) { nodes { id } } } } } }')).toBe(
      3 + 10 * (2 + 20),
    );
  });

  it.each([
    ['members', '{ tenant { members { id name } } }', 2 + 200 * 2],
    ['tokens, and the scopes of each', '{ tenant { apiTokens { id scopes } } }', 2 + 100 * (2 + 30)],
    ['keys', '{ tenant { llmKeys { id } } }', 2 + 50],
    ['the models of each provider', '{ llmProviders { models { id } } }', 1 + 20 * (1 + 20)],
    ['values', '{ tenant { viewerPermissions } }', 2 + 30],
    ['companies', '{ viewer { tenants { id } } }', 2 + 100],
  ])('counts a list without pages as long as it can be: %s', (_list, text, fields) => {
    expect(fieldsIn(text)).toBe(fields);
  });

  it('counts the days of a range, wherever they stand, and also where the answer does not show them', () => {
    const usage = (range: string, fields = 'byDay { date }') => `{ tenant { usage(range: ${range}) { ${fields} } } }`;
    const june = '{ from: "2026-06-01", to: "2026-06-30" }';
    expect(costIn(usage(june))).toMatchObject({ fieldCount: 3 + 30, dayCount: 30 });
    expect(costIn(usage(june, 'totals { costUsd }'))).toMatchObject({ fieldCount: 4, dayCount: 30 });
    const byVariable = `query ($r: UsageRangeInput!) ${usage('$r')}`;
    expect(costIn(byVariable, { r: { from: '2025-01-01', to: '2025-12-31' } }).dayCount).toBe(365);
    const byParts = `query ($a: Date!, $b: Date! = "2026-06-10") ${usage('{ from: $a, to: $b }')}`;
    expect(costIn(byParts, { a: '2026-06-01' }).dayCount).toBe(10);
    for (const unreadable of [{}, { r: null }, { r: { from: 'June', to: 7 } }])
      expect(costIn(byVariable, unreadable).dayCount).toBe(366);
    expect(costIn(usage('{ from: "2026-06-30", to: "2026-06-01" }')).dayCount).toBe(1);
  });

  it('counts each alias, also through fragments', () => {
    const year = 'usage(range: { from: "2025-01-01", to: "2025-12-31" }) { ...Days }';
    const aliases = Array.from({ length: 30 }, (_, n) => `a${n}: ${year}`).join(' ');
    const text = `query { tenant { ${aliases} } } fragment Days on Usage { byDay { date totals { costUsd } } }`;
    expect(costIn(text)).toMatchObject({ fieldCount: 1 + 30 * (2 + 365 * 3), dayCount: 30 * 365 });
    expect(costIn(text).total).toBeGreaterThan(defaultLimits.documentCost);
  });

  it('takes variables, their defaults, null and fragments into account', () => {
    const byVariable = 'query ($n: Int = 5) { tenant { conversations(first: $n) { nodes { id } } } }';
    expect([fieldsIn(byVariable), fieldsIn(byVariable, { n: 50 })]).toEqual([3 + 5, 3 + 50]);
    expect([fieldsIn(byVariable, { n: null }), fieldsIn(byVariable, { n: -7 })]).toEqual([3 + 100, 3 + 1]);
    const byFragment =
      'query { tenant { ...T } } fragment T on Tenant { a: conversations(first: 7) { ...C } b: conversations(first: 9) { ...C } } fragment C on ConversationConnection { nodes { id } }';
    expect(fieldsIn(byFragment)).toBe(1 + 2 + 7 + 2 + 9);
  });

  it('counts calls that reach outside the database, each alias on its own, and none that is left out', () => {
    const key = (alias: string) =>
      `${alias}: addLlmKey(input: { providerId: "openai", label: "", key: "", idempotencyKey: "" }) { __typename }`;
    const aliases = Array.from({ length: 30 }, (_, n) => key(`k${n}`)).join(' ');
    expect(costIn(`mutation { ${aliases} }`).effects).toEqual({ 'vendor-calls': 30 });
    expect(costIn(`mutation { ...M } fragment M on Mutation { ${key('a')} ${key('b')} }`).effects).toEqual({
      'vendor-calls': 2,
    });
    const preview =
      'query ($is: Boolean!) { tenant { agentQuantityPreview(quantity: 3) @include(if: $is) { __typename } } }';
    expect([costIn(preview, { is: true }).effects, costIn(preview, { is: false }).effects]).toEqual([
      { 'vendor-calls': 1 },
      {},
    ]);
    expect(costIn('mutation { a: updateTenant(input: {}) { __typename } }').effects).toEqual({});
  });

  it('of every page of the portal is well below the limit, a year of usage included', () => {
    const costs = Object.values(
      JSON.parse(read('portal/generated/persisted-documents.json')) as Record<string, string>,
    ).map((text) => costIn(text).total);
    expect(costs.length).toBeGreaterThan(20);
    expect(Math.max(...costs)).toBeLessThan(defaultLimits.documentCost * 0.6);
  });

  it('of the examples, and of what the documentation shows, is below the limit', () => {
    const shown = [...read('docs/integrating.md').matchAll(/"query":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, text = '']) => text,
    );
    const examples = read('examples/typescript-client/report.graphql');
    const costs = [...shown, examples].map((text) => costIn(text).total);
    expect(costs.length).toBeGreaterThan(1);
    expect(Math.max(...costs)).toBeLessThan(defaultLimits.documentCost / 2);
  });

  /** Every field of a type that needs no argument, three levels of objects deep. */
  function everything(type: GraphQLObjectType, way: readonly string[]): string {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const next = getNamedType(field.type);
      if (field.args.some(isRequiredArgument)) return [];
      if (isLeafType(next)) return [field.name];
      return isObjectType(next) && way.length < 5 && !way.includes(next.name)
        ? [`${field.name} { ${everything(next, [...way, next.name])} }`]
        : [];
    });
    return `__typename ${fields.join(' ')}`;
  }

  it('of the plain question at default sizes, with every field there is, is below the limit for each list of a company', () => {
    const company = Object.values((schema.getType('Tenant') as GraphQLObjectType).getFields());
    const given: Record<string, string> = {
      usage: '(range: { from: "2025-01-01", to: "2025-12-31" })',
      agentsBeyond: '(quantity: 1)',
    };
    const costs = company.flatMap(({ name, type }) => {
      const next = getNamedType(type);
      if (!isObjectType(next)) return [];
      const text = `{ tenant { ${name}${given[name] ?? ''} { ${everything(next, ['Tenant', next.name])} } } }`;
      return [{ name, total: costIn(text).total }];
    });
    expect(costs.find(({ name }) => name === 'conversations')?.total).toBeGreaterThan(5_000);
    expect(costs.filter(({ total }) => total > defaultLimits.documentCost)).toEqual([]);
  });
});

describe('a document of an API token', () => {
  let gateway: GatewayService;
  beforeAll(async () => void (gateway = await openGatewayService()));
  afterAll(() => gateway.close());

  it('is refused before a service is asked when its answer could be too large', async () => {
    const nested = (size: number) => `{ tenant { children(first: ${size}) { children(first: ${size}) { id } } } }`;
    expect((await gateway.query(nested(100))).body.errors).toBeUndefined();
    const askedBefore = gateway.seen.actors.length;
    const { status, body } = await gateway.query(nested(150));
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect(body.errors?.[0]?.message).toMatch(/22652 fields and days; at most 20000/);
    expect(gateway.seen.actors.length).toBe(askedBefore);
  });
});
