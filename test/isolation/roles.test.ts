import type { Actor } from '@konstruct/kit/identity';
import { newId } from '@konstruct/kit/database';
import { createTestDatabase, type TestDatabase, testOperator } from '@konstruct/kit/testing';
import { type Permission, permissionTable, roles, signedIn } from '@konstruct/schema/permissions';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rootOperations } from '../graph/operations.ts';
import { type RunningSubgraphs, startSubgraphs } from '../setup/subgraphs.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
beforeAll(async () => {
  database = await createTestDatabase();
  running = await startSubgraphs(database);
});
afterAll(async () => {
  await running?.stop();
  await database?.drop();
});

/** The table of the design, written down a second time: changing only one of them is a change of rights. */
const table: Record<Exclude<Permission, typeof signedIn>, string> = {
  'tenant:read': 'OWNER ADMIN MEMBER VIEWER BILLING token',
  'tenant:leave': 'OWNER ADMIN MEMBER VIEWER BILLING',
  'members:read': 'OWNER ADMIN MEMBER VIEWER BILLING token',
  'usage:read': 'OWNER ADMIN MEMBER VIEWER BILLING token',
  'agents:read': 'OWNER ADMIN MEMBER VIEWER token',
  'conversations:read': 'OWNER ADMIN MEMBER VIEWER token',
  'channels:read': 'OWNER ADMIN MEMBER VIEWER token',
  'agents:manage': 'OWNER ADMIN MEMBER token',
  'conversations:reply': 'OWNER ADMIN MEMBER token',
  'keys:read': 'OWNER ADMIN MEMBER token',
  'channels:manage': 'OWNER ADMIN token',
  'keys:manage': 'OWNER ADMIN token',
  'webhooks:manage': 'OWNER ADMIN token',
  'tenant:manage': 'OWNER ADMIN',
  'members:manage': 'OWNER ADMIN',
  'tokens:manage': 'OWNER ADMIN',
  'audit:read': 'OWNER ADMIN token',
  'people:erase': 'OWNER ADMIN',
  'budgets:manage': 'OWNER ADMIN BILLING token',
  'billing:read': 'OWNER ADMIN BILLING token',
  'billing:manage': 'OWNER BILLING',
  'tenant:delete': 'OWNER',
  'ownership:transfer': 'OWNER',
};

test('the permission table is the one of the design', () => {
  const actual = Object.entries(permissionTable).map(([name, grant]) => [
    name,
    [...grant.roles, ...(grant.isTokenScope ? ['token'] : [])].join(' '),
  ]);
  expect(Object.fromEntries(actual)).toEqual(table);
});

const tenantId = newId();
/** `column` is the actor's column of the table; null: none. */
const actors: { name: string; column: string | null; actor: Actor }[] = [
  ...roles.map((role) => ({ name: role, column: role, actor: testOperator(tenantId, role) })),
  { name: 'no member', column: null, actor: testOperator(null, null) },
  {
    name: 'a token of every scope',
    column: 'token',
    actor: { kind: 'token', id: newId(), name: 'all', tenantId, scopes: Object.keys(permissionTable) },
  },
  {
    name: 'a token of no scope',
    column: null,
    actor: { kind: 'token', id: newId(), name: 'none', tenantId, scopes: [] },
  },
  { name: 'a service', column: null, actor: { kind: 'service', name: 'agents', tenantId } },
  { name: 'no one', column: null, actor: { kind: 'anonymous' } },
];

function mayAsk(actor: Actor, column: string | null, permission: string | null): boolean {
  if (permission === null) return true;
  if (permission === signedIn) return actor.kind === 'operator';
  return column !== null && table[permission as keyof typeof table].split(' ').includes(column);
}

describe.each(subgraphs)('%s', (subgraph) => {
  test.each(rootOperations(subgraph).map((operation) => [operation.field, operation] as const))(
    '%s may be asked by exactly those whom the table allows',
    async (field, operation) => {
      const service = running.services[subgraph];
      if (!service) throw new Error(`${subgraph} does not run`);
      for (const { name, column, actor } of actors) {
        const { errors } = await running.identity.ask(service, actor, operation.text, operation.variables(newId()));
        const refused =
          errors?.some(
            ({ extensions, path }) =>
              path?.[0] === field && ['FORBIDDEN', 'UNAUTHENTICATED'].includes(String(extensions?.['code'])),
          ) ?? false;
        expect([name, refused]).toEqual([name, !mayAsk(actor, column, operation.permission)]);
      }
    },
  );

  test('a request without an identity, or with one for another service, is refused', async () => {
    const service = running.services[subgraph];
    const ask = (headers: Record<string, string>) =>
      fetch(`${service?.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ __typename }"}',
      });
    expect((await ask({})).status).toBe(401);
    expect((await ask(await running.identity.headers(testOperator(tenantId), 'another'))).status).toBe(401);
    expect((await ask(await running.identity.headers(testOperator(tenantId), subgraph))).status).toBe(200);
  });
});
