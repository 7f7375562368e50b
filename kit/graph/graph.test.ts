import { GraphQLError, graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testOperator } from '@konstruct/kit/testing';
import type { Actor } from '../identity/actor.ts';
import { buildGuardedSchema, fieldRules, fromZod, notFound, scalars } from './index.ts';

const head = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  directive @can(permission: String!) on FIELD_DEFINITION
  directive @public on FIELD_DEFINITION
`;
const rulesOf = (sdl: string) => fieldRules(buildGuardedSchema(head + sdl, {}, () => true));
const issuesOf = (sdl: string): string[] => {
  try {
    rulesOf(sdl);
    return [];
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};

describe('every field that can be asked for says who may ask', () => {
  test('the fields of the roots, and of entities beside their keys; what is reached only through them needs no rule', () => {
    const rules = rulesOf(`
      type Query { thing: Thing @can(permission: "things:read") ping: String @public }
      type Mutation { make: Detail! @can(permission: "things:make") }
      type Thing @key(fields: "id") @key(fields: "code", resolvable: false) { id: ID! code: ID! name: String! @can(permission: "things:read") }
      type Detail { text: String! }
    `);
    expect(rules.map(({ type, field, permission }) => `${type}.${field} ${permission}`).sort()).toEqual([
      'Mutation.make things:make',
      'Query.ping null',
      'Query.thing things:read',
      'Thing.name things:read',
    ]);
  });

  test('a field without a rule is refused, all of them at once, by name', () => {
    expect(
      issuesOf(`
        type Query { open: String shut: String @can(permission: "x") _hidden: String }
        type Mutation { change: Boolean! }
        type Thing @key(fields: "id") { id: ID! name: String }
        extend type Thing { more: String }
      `),
    ).toEqual(
      ['Query.open', 'Query._hidden', 'Mutation.change', 'Thing.name', 'Thing.more'].map(
        (name) => `${name} needs @can or @public.`,
      ),
    );
  });

  test('a name inside a nested key is no key of the entity itself', () => {
    const sdl = `
      type Query { ping: String @public }
      type Owner { email: String! }
      type Thing @key(fields: "id owner { email }") { id: ID! owner: Owner! email: String }
    `;
    expect(issuesOf(sdl)).toEqual(['Thing.email needs @can or @public.']);
  });

  test('a guarded field of Query must be nullable: its rejection would take the whole answer away', () => {
    expect(issuesOf(`type Query { strict: String! @can(permission: "x") }`)).toEqual([
      'Query.strict must be nullable: a rejection would null the answer.',
    ]);
    expect(issuesOf(`type Query { strict: String! @public }`)).toEqual([]);
  });

  test('non-null fields of an entity are under one permission: refusing one would take the others away', () => {
    const thing = (b: string) => `
      type Query { ping: String @public }
      type Thing @key(fields: "id") { id: ID! a: String! @can(permission: "a") b: ${b} }`;
    expect(issuesOf(thing('String! @can(permission: "b")'))).toEqual([
      'Thing has non-null fields under several permissions: make them nullable.',
    ]);
    for (const fine of ['String @can(permission: "b")', 'String! @can(permission: "a")', 'String! @public'])
      expect(issuesOf(thing(fine))).toEqual([]);
  });
});

describe('a guarded field', () => {
  const sdl = `${head}
    type Query { secret: String @can(permission: "secrets:read") open: String @public thing: Thing @public }
    type Mutation { change: String @can(permission: "secrets:change") }
    type Thing @key(fields: "id") { id: ID! plain: String @can(permission: "secrets:read") }`;
  const resolved: string[] = [];
  const note = (name: string) => () => {
    resolved.push(name);
    return name;
  };
  const resolvers = {
    Query: { secret: note('secret'), open: note('open'), thing: () => ({ id: '1', plain: 'plain' }) },
    Mutation: { change: note('change') },
    Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, plain: 'plain' }) },
  };
  const schema = buildGuardedSchema(
    sdl,
    resolvers,
    (actor, permission) => actor.kind === 'operator' && permission === 'secrets:read',
  );
  const ask = async (actor: Actor, source: string) => {
    resolved.length = 0;
    const { data, errors } = await graphql({ schema, source, contextValue: { actor } });
    return {
      data: structuredClone(data),
      codes: errors?.map(({ extensions, path }) => `${path?.join('.')} ${extensions['code']}`) ?? [],
    };
  };

  test('is UNAUTHENTICATED for no one, FORBIDDEN without the permission, and its resolver is not called', async () => {
    const anonymous = await ask({ kind: 'anonymous' }, '{ secret open }');
    expect(anonymous).toEqual({ data: { secret: null, open: 'open' }, codes: ['secret UNAUTHENTICATED'] });
    const service = await ask({ kind: 'service', name: 'other', tenantId: null }, '{ secret open }');
    expect(service).toEqual({ data: { secret: null, open: 'open' }, codes: ['secret FORBIDDEN'] });
    expect(resolved).toEqual(['open']);
    expect(await ask(testOperator(null), 'mutation { change }')).toEqual({
      data: { change: null },
      codes: ['change FORBIDDEN'],
    });
    expect(resolved).toEqual([]);
    expect(await ask(testOperator(null), '{ secret open }')).toEqual({
      data: { secret: 'secret', open: 'open' },
      codes: [],
    });
  });

  test('is guarded under another name, through a fragment, and where the entity is asked for directly', async () => {
    const hidden = 'query { other: secret ...F } fragment F on Query { thing { plain } }';
    expect((await ask({ kind: 'anonymous' }, hidden)).codes).toEqual([
      'other UNAUTHENTICATED',
      'thing.plain UNAUTHENTICATED',
    ]);
    const direct = '{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { ... on Thing { id plain } } }';
    expect(await ask({ kind: 'anonymous' }, direct)).toEqual({
      data: { _entities: [{ id: '1', plain: null }] },
      codes: ['_entities.0.plain UNAUTHENTICATED'],
    });
    expect((await ask(testOperator(null), direct)).data).toEqual({ _entities: [{ id: '1', plain: 'plain' }] });
  });
});

describe('scalars', () => {
  const { DateTime, Date: Day, Decimal, BigInt: Whole } = scalars;

  test.each([
    [
      DateTime,
      ['2026-02-28T12:00:00Z', '2026-02-28T12:00:00.123+02:00'],
      [
        '2026-02-28',
        '2026-02-28T12:00:00',
        '2026-02-30T12:00:00Z',
        '2026-02-28T25:00:00Z',
        '0000-05-05T00:00:00Z',
        '0001-01-01T00:00:00+01:00',
        '9999-12-31T23:59:59-01:00',
        'now',
        '',
      ],
    ],
    [Day, ['2026-02-28', '2024-02-29'], ['2026-02-30', '2026-2-1', '2026-02-28T00:00:00Z', '0000-01-01', '']],
    [
      Decimal,
      ['0', '-1.50', '12345678901234567890.12345678901234567890', 12, 0.5],
      ['1e3', '.5', '5.', '1,5', ' 1', '', 1e21, Number.NaN, Infinity],
    ],
    [Whole, ['0', '-12', '123456789012345678901234567890', 12], ['1.5', '1e3', '+1', '', 0.5, 2 ** 60]],
  ])('%s takes what is one, digit by digit, and nothing else', (scalar, good, bad) => {
    for (const value of good) expect(scalar.parseValue(value)).toBe(String(value));
    for (const value of [...bad, null, true, {}, []]) {
      const rejected = expect(() => scalar.parseValue(value));
      rejected.toThrow(GraphQLError);
      rejected.toThrow(expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }));
    }
  });

  test('a DateTime is written in UTC, from a Date or a text; all others as they are', () => {
    expect(DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(DateTime.serialize('2026-02-28T12:00:00+02:00')).toBe('2026-02-28T10:00:00.000Z');
    expect([Decimal.serialize('0.10'), Whole.serialize(10n ** 20n), Day.serialize('2026-02-28')]).toEqual([
      '0.10',
      `1${'0'.repeat(20)}`,
      '2026-02-28',
    ]);
  });
});

test('expected failures are data, each issue with its place in the input', () => {
  const { error } = z
    .object({ name: z.string().min(1, 'Give it a name.'), tags: z.array(z.string()) })
    .safeParse({ name: '', tags: [1] });
  if (!error) throw new Error('It should not be accepted.');
  const failure = fromZod(error);
  expect(failure).toMatchObject({ __typename: 'ValidationError', message: 'Give it a name.' });
  expect(failure.issues.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
    'input.name too_small',
    'input.tags.0 invalid_type',
  ]);
  expect(notFound('There is no such thing.')).toEqual({
    __typename: 'NotFoundError',
    message: 'There is no such thing.',
  });
});
