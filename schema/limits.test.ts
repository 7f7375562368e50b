import {
  buildSchema,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { effectTable } from './effects.ts';
import { readSupergraph } from './sdl.ts';

const schema = buildSchema(readSupergraph(), { assumeValid: true });
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ type, field, name: `${type.name}.${field.name}` })),
);

function directiveOf(field: GraphQLField<unknown, unknown>, directive: string): Record<string, unknown> | undefined {
  const node = field.astNode?.directives?.find(({ name }) => name.value === directive);
  if (!node) return undefined;
  const valueOf = (value: object) =>
    'values' in value ? (value.values as { value: string }[]).map((each) => each.value) : Reflect.get(value, 'value');
  return Object.fromEntries((node.arguments ?? []).map(({ name, value }) => [name.value, valueOf(value)]));
}

/** The names of the lists whose length this field decides; they are fields of its type. */
const sizedFrom = (field: GraphQLField<unknown, unknown>) => [
  ...((directiveOf(field, 'listSize')?.['sizedFields'] as string[] | undefined) ?? []),
  ...((directiveOf(field, 'sizedByDays')?.['fields'] as string[] | undefined) ?? []),
];

function isSized(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const own = directiveOf(field, 'listSize');
  if (own?.['assumedSize'] !== undefined && !own['sizedFields']) return true;
  const leading = fields.filter(({ field: other }) => getNullableType(other.type) === type);
  return leading.length > 0 && leading.every(({ field: other }) => sizedFrom(other).includes(field.name));
}

test('every list of the graph says how long it is, so that the cost of a document counts it', () => {
  const lists = fields.filter(({ field }) => isListType(getNullableType(field.type)));
  expect(lists.length).toBeGreaterThan(25);
  expect(lists.filter(({ type, field }) => !isSized(type, field)).map(({ name }) => name)).toEqual([]);
});

test('a page says how long it is where its length is not asked for, or asked for as null', () => {
  const paged = fields.filter(({ field }) => field.args.some(({ name }) => name === 'first' || name === 'last'));
  const silent = paged.filter(({ field }) => {
    const { assumedSize, slicingArguments } = directiveOf(field, 'listSize') ?? {};
    const argument = field.args.find(({ name }) => (slicingArguments as string[] | undefined)?.includes(name));
    return !(Number(assumedSize) > 0 && Number(argument?.defaultValue) > 0);
  });
  expect(paged.length).toBeGreaterThan(3);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('what a directive on sizes names is there: an argument, and lists of the type that the field leads to', () => {
  const wrong = fields.flatMap(({ field, name }) => {
    const sized = directiveOf(field, 'sizedByDays');
    const listSize = directiveOf(field, 'listSize');
    const named = [
      ...((listSize?.['slicingArguments'] as string[] | undefined) ?? []),
      ...(sized ? [String(sized['range'])] : []),
    ];
    const target = getNullableType(field.type);
    const lists = isObjectType(target) ? target.getFields() : {};
    return [
      ...named
        .filter((argument) => !field.args.some((arg) => arg.name === argument))
        .map((argument) => `${name}(${argument}:)`),
      ...sizedFrom(field)
        .filter((list) => !(lists[list] && isListType(getNullableType(lists[list].type))))
        .map((list) => `${name}.${list}`),
    ];
  });
  expect(wrong).toEqual([]);
});

test('every mutation says what it does outside the database, by an effect that exists', () => {
  const kinds = fields.map(({ type, field, name }) => ({ type, name, kind: directiveOf(field, 'effect')?.['kind'] }));
  const mutations = kinds.filter(({ type }) => type === schema.getMutationType());
  expect(mutations.length).toBeGreaterThan(30);
  expect(mutations.filter(({ kind }) => kind === undefined).map(({ name }) => name)).toEqual([]);
  expect(kinds.filter(({ kind }) => kind !== undefined && !Object.hasOwn(effectTable, String(kind)))).toEqual([]);
});

test('what takes an idempotency key has an effect that is counted, but for what only makes rows', () => {
  const onlyRows = ['createAgent'];
  const keyed = Object.values(schema.getMutationType()?.getFields() ?? {}).filter((field) =>
    field.args.some(({ type }) => {
      const input = schema.getType(String(type).replace(/!/g, ''));
      return input && 'getFields' in input && 'idempotencyKey' in input.getFields();
    }),
  );
  const silent = keyed.filter((field) => directiveOf(field, 'effect')?.['kind'] === 'none').map(({ name }) => name);
  expect(silent).toEqual(onlyRows);
});
