import { buildSchema, getNamedType, isNonNullType, isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { readApiSchema } from './sdl.ts';

const schema = buildSchema(readApiSchema(), { assumeValid: true });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

test.each(mutations.map((field) => [field.name, field] as const))(
  '%s answers with its success or an expected failure',
  (name, field) => {
    const result = getNamedType(field.type);
    expect(isNonNullType(field.type)).toBe(true);
    if (!isUnionType(result)) return expect.unreachable(`${name} returns ${result.name}, which is no union.`);
    const members = result.getTypes();
    const failures = members.filter((type) => type.getInterfaces().some((each) => each.name === 'UserError'));
    const successes = members.filter((type) => !failures.includes(type));
    expect(successes.map((type) => type.name)).toEqual([`${name[0]?.toUpperCase()}${name.slice(1)}Success`]);
    expect(failures.every((type) => type.name.endsWith('Error'))).toBe(true);
  },
);
