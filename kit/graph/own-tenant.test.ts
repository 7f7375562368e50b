import { testOperator } from '@konstruct/kit/testing';
import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { buildGuardedSchema, fieldRules, ownTenant } from './index.ts';

const sdl = (spent: string) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  directive @can(permission: String!) on FIELD_DEFINITION
  type Query { tenant: Tenant @shareable @can(permission: "tenant:read") }
  type Tenant @key(fields: "id") { id: ID!  spent: ${spent} @can(permission: "tenant:read") }
`;
const schema = buildGuardedSchema(
  sdl('String'),
  { ...ownTenant, Tenant: { ...ownTenant.Tenant, spent: () => '3.25' } },
  () => true,
);
const ask = (source: string, tenantId: string | null) =>
  graphql({ schema, source, contextValue: { actor: testOperator(tenantId) } });

test('a subgraph finds the tenant of the caller, and no other', async () => {
  expect((await ask('{ tenant { id spent } }', 'a')).data).toEqual({ tenant: { id: 'a', spent: '3.25' } });
  expect((await ask('{ tenant { id } }', null)).data).toEqual({ tenant: null });
  const direct = '{ _entities(representations: [{ __typename: "Tenant", id: "a" }]) { ... on Tenant { id } } }';
  expect((await ask(direct, 'a')).data).toEqual({ _entities: [{ id: 'a' }] });
  expect((await ask(direct, 'b')).data).toEqual({ _entities: [null] });
  expect((await ask(direct, null)).data).toEqual({ _entities: [null] });
});

test('a field that would take the other subgraphs’ parts with it is refused', () => {
  const rulesOf = (spent: string) => fieldRules(buildGuardedSchema(sdl(spent), {}, () => true));
  expect(() => rulesOf('String')).not.toThrow();
  expect(() => rulesOf('String!')).toThrow(/Tenant\.spent must be nullable/);
});
