import { newId } from '@konstruct/kit/database';
import { buildGuardedSchema, encodeCursor } from '@konstruct/kit/graph';
import { createTestDatabase, type TestDatabase, testOperator } from '@konstruct/kit/testing';
import { readSdl } from '@konstruct/schema/sdl';
import { type SubgraphName, subgraphs } from '@konstruct/schema/subgraphs';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSubgraphs, startSubgraphs } from '../setup/subgraphs.ts';
import { fill, tablesOf, tenantSchemas } from './tables.ts';

const tenantId = newId();

let database: TestDatabase;
let running: RunningSubgraphs;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await startSubgraphs(database);
  // An existing company: about one that does not exist, its own services could only report that something is wrong.
  for (const table of await tablesOf(database, tenantSchemas)) await fill(database, table, tenantId, tenantId);
  // In an existing time zone: what is wrong here must be the arguments.
  await database.query("update usage.known_tenants set time_zone = 'UTC'");
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

const texts = [
  '\0',
  'nul \0 inside',
  '\ud800',
  'half \udfff a sign',
  '',
  ' ',
  '￿',
  'x'.repeat(70_000),
  "'; select 1 --",
  '%00',
  '{}',
  '-1',
];
const cursors = [
  ...[['x'], [''], ['\0'], ['1e9'], [newId(), newId()], ['99999999999'], ['-1']],
  ...['+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '-271821-04-20T00:00:00.000Z'].map((time) => [
    time,
    newId(),
  ]),
].map(encodeCursor);
const times = [
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '0001-01-01T00:00:00+23:59',
  '2026-02-28T12:00:00.999999999Z',
];
const days = ['0000-01-01', '0001-01-01', '9999-12-31'];
const numbers = ['-99999999999999999999.99999999999999999999', '99999999999999999999', '0', '-0'];

/** The values to try for an argument of a scalar type. */
function hostileValues(scalar: string): unknown[] {
  if (scalar === 'String' || scalar === 'ID') return [...texts, ...cursors];
  return (
    { DateTime: times, Date: days, Decimal: numbers, BigInt: numbers, Int: [-2_147_483_648, 2_147_483_647] }[scalar] ??
    []
  );
}

/** The simplest value of a type, with `hostile` at the end of `path` if the path leads through here. */
function valueOf(type: GraphQLInputType, path: readonly string[] | null, hostile: unknown): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return path ? [valueOf(inner.ofType, path, hostile)] : [];
  if (isInputObjectType(inner)) {
    const used = Object.values(inner.getFields()).filter(
      (field) => isNonNullType(field.type) || field.name === path?.[0],
    );
    return Object.fromEntries(
      used.map((field) => [field.name, valueOf(field.type, field.name === path?.[0] ? path.slice(1) : null, hostile)]),
    );
  }
  if (path) return hostile;
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  const plain: Record<string, unknown> = {
    ID: newId(),
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2026-11-24',
    DateTime: '2026-11-24T00:00:00Z',
  };
  return plain[getNamedType(inner).name] ?? '1';
}

/** Every path to a leaf of an argument. */
function leaves(type: GraphQLInputType, path: readonly string[] = []): { path: readonly string[]; scalar: string }[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => leaves(field.type, [...path, field.name]));
  return isEnumType(named) ? [] : [{ path, scalar: named.name }];
}

/** The document that requests a field of a root, or of an entity by its id. */
function documentFor(
  typeName: string,
  { name, args, type }: GraphQLField<unknown, unknown>,
  used: readonly GraphQLArgument[],
): string {
  const given =
    args.length > 0 && used.length > 0 ? `(${used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  const declared = used.map((arg) => `$${arg.name}: ${String(arg.type)}`);
  const asked = `${name}${given}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'}`;
  if (typeName === 'Query') return `query (${declared.join(', ')}) { ${asked} }`;
  if (typeName === 'Mutation') return `mutation (${declared.join(', ')}) { ${asked} }`;
  return `query ($entities: [_Any!]!, ${declared.join(', ')}) { _entities(representations: $entities) { ... on ${typeName} { ${asked} } } }`;
}

function* questions(subgraph: SubgraphName) {
  for (const type of Object.values(buildGuardedSchema(readSdl(subgraph), {}, () => true).getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    if (!isRoot && !type.getFields()['id']) continue;
    for (const field of Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'))) {
      for (const arg of field.args) {
        const used = field.args.filter((each) => each === arg || isNonNullType(each.type));
        const document = documentFor(type.name, field, used);
        for (const { path, scalar } of leaves(arg.type)) {
          for (const hostile of hostileValues(scalar)) {
            const variables = Object.fromEntries(
              used.map((each) => [each.name, valueOf(each.type, each === arg ? path : null, hostile)]),
            );
            const entities = [{ __typename: type.name, id: type.name === 'Tenant' ? tenantId : newId() }];
            const label = `${type.name}.${field.name}(${[arg.name, ...path].join('.')}: ${JSON.stringify(hostile).slice(0, 60)})`;
            yield { label, document, variables: isRoot ? variables : { entities, ...variables } };
          }
        }
      }
    }
  }
}

describe.each(subgraphs)('%s', (subgraph) => {
  test('SEC-L3 no value of any argument of any field leads to an unexpected error', async () => {
    const service = running.services[subgraph];
    if (!service) throw new Error(`${subgraph} does not run`);
    const unexpected: string[] = [];
    const waiting = [...questions(subgraph)];
    const total = waiting.length;
    const askOneAfterAnother = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { errors } = await running.identity.ask(service, testOperator(tenantId), next.document, next.variables);
        const codes = (errors ?? []).map(({ extensions }) => String(extensions?.['code']));
        if (codes.some((code) => !['BAD_USER_INPUT', 'FORBIDDEN'].includes(code)))
          unexpected.push(`${next.label}: ${codes.join()}`);
      }
    };
    await Promise.all(Array.from({ length: 4 }, askOneAfterAnother));
    expect(unexpected).toEqual([]);
    expect(total).toBeGreaterThan(0);
  }, 300_000);
});
