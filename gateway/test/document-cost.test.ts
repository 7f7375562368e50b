import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApiSchema } from '@konstruct/schema/sdl';
import { buildSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costOf } from '../limits/document-cost.ts';
import { defaultLimits } from '../limits/limits.ts';
import { startHouse, type House } from './house.ts';

const schema = buildSchema(readApiSchema());
const costIn = (text: string, variables = {}) => {
  const document = parse(text);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('There is no operation in it.');
  return costOf(schema, document, operation, variables);
};

describe('the cost of a document', () => {
  it('counts what stands in a page as often as the page is long', () => {
    expect(costIn('{ tenant { name } }')).toBe(2);
    expect(costIn('{ tenant { conversations(first: 10) { nodes { id preview } } } }')).toBe(2 + 10 * 3);
    expect(costIn('{ tenant { conversations { nodes { id preview } } } }')).toBe(2 + 25 * 3);
    expect(costIn('{ tenant { conversations(first: 10) { nodes { messages(last: 20) { nodes { id } } } } } }')).toBe(2 + 10 * (2 + 20 * 2));
  });

  it('takes variables, their defaults and fragments into account', () => {
    const byVariable = 'query ($n: Int = 5) { tenant { conversations(first: $n) { nodes { id } } } }';
    expect([costIn(byVariable), costIn(byVariable, { n: 50 })]).toEqual([2 + 5 * 2, 2 + 50 * 2]);
    const byFragment =
      'query { tenant { ...T } } fragment T on Tenant { conversations(first: 7) { nodes { ...C } } } fragment C on Conversation { id }';
    expect(costIn(byFragment)).toBe(2 + 7 * 2);
    expect(
      costIn('mutation { updateTenant(input: {}) { ... on UpdateTenantSuccess { tenant { agents(first: 9) { nodes { id } } } } } }'),
    ).toBe(3 + 9 * 2);
  });

  it('of every page of the portal is far below the limit', () => {
    const manifest = readFileSync(join(import.meta.dirname, '../../portal/generated/persisted-documents.json'), 'utf8');
    const costs = Object.values(JSON.parse(manifest) as Record<string, string>).map((text) => costIn(text));
    expect(costs.length).toBeGreaterThan(20);
    expect(Math.max(...costs)).toBeLessThan(defaultLimits.documentCost / 2);
  });
});

describe('a document of an API token', () => {
  let house: House;
  beforeAll(async () => void (house = await startHouse()));
  afterAll(() => house.stop());

  it('is refused before a service is asked when its answer could be too large', async () => {
    const nested = (size: number) => `{ tenant { children(first: ${size}) { children(first: ${size}) { id } } } }`;
    expect((await house.query(nested(100))).body.errors).toBeUndefined();
    const askedBefore = house.seen.actors.length;
    const { status, body } = await house.query(nested(150));
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(body.errors?.[0]?.message).toMatch(/22652 fields; at most 20000/);
    expect(house.seen.actors.length).toBe(askedBefore);
  });
});
