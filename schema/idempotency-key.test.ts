import { buildGuardedSchema } from '@konstruct/kit/graph';
import { testOperator } from '@konstruct/kit/testing';
import { readSdl } from '@konstruct/schema/sdl';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { getNamedType, type GraphQLField, type GraphQLResolveInfo, isInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';

type Field = GraphQLField<unknown, unknown>;

/** The result of a mutation that the guard let through. */
const accepted = { __typename: 'Accepted' };
const context = { actor: testOperator('0193a0f0-0000-7000-8000-00000000000a') };

const takesKey = ({ args }: Field) =>
  args.some(({ type }) => {
    const input = getNamedType(type);
    return isInputObjectType(input) && 'idempotencyKey' in input.getFields();
  });

/** The mutations of a subgraph, guarded as in the subgraph, each in front of a resolver that accepts everything. */
function mutationsOf(sdl: string): Field[] {
  const fieldsOf = (resolvers: Record<string, object>) =>
    buildGuardedSchema(sdl, resolvers, () => true)
      .getMutationType()
      ?.getFields() ?? {};
  const Mutation = Object.fromEntries(Object.keys(fieldsOf({})).map((name) => [name, () => accepted]));
  return Object.values(fieldsOf(Object.keys(Mutation).length > 0 ? { Mutation } : {}));
}

const mutations = subgraphs.flatMap((name) =>
  mutationsOf(readSdl(name))
    .filter(takesKey)
    .map((field) => ({ name: field.name, field })),
);

test('many mutations take an idempotency key', () => {
  expect(mutations.length).toBeGreaterThan(10);
});

describe.each(mutations)('the idempotency key of $name', ({ field }) => {
  const send = (idempotencyKey: string) =>
    field.resolve?.(null, { input: { idempotencyKey } }, context, {} as GraphQLResolveInfo);

  test.each(['1', 'with spaces', 'größer', '👍', 'x'.repeat(200), '👍'.repeat(200)])('may be %s', async (key) => {
    expect(await send(key)).toBe(accepted);
  });

  test.each([
    ['', 'too_small'],
    ['x'.repeat(201), 'too_big'],
    ['👍'.repeat(201), 'too_big'],
    ['\0', 'invalid_format'],
  ])('may not be %j', async (key, code) => {
    expect(await send(key)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['input', 'idempotencyKey'], code }],
    });
  });
});
