import { newId } from '@konstruct/kit/database';
import { type Actor, apiTokenDigest } from '@konstruct/kit/identity';
import { testOperator } from '@konstruct/kit/testing';
import { tokenScopes } from '@konstruct/schema/permissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiTokenInput } from '../api-token/api-token-input.ts';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

const ask = (actor: Actor, query: string, variables?: object) => accounts.askRaw(actor, query, variables);

const fields = 'id name scopes lastFour createdByName lastUsedAt expiresAt revokedAt isLive';
const create = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename
  ... on CreateApiTokenSuccess { apiToken { ${fields} } secret } ... on UserError { message } ... on ValidationError { issues { path code } }
  ... on PlanLimitError { limit } } }`;
const revoke = `mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { __typename
  ... on RevokeApiTokenSuccess { apiToken { ${fields} } } ... on UserError { message } } }`;
const rotate = `mutation ($input: RotateApiTokenInput!) { rotateApiToken(input: $input) { __typename
  ... on RotateApiTokenSuccess { apiToken { ${fields} } secret previous { ${fields} } } ... on UserError { message } } }`;
const list = `{ tenant { apiTokens { ${fields} } } }`;

interface Token {
  id: string;
  scopes: string[];
  lastFour: string;
  expiresAt: string | null;
  revokedAt: string | null;
  isLive: boolean;
}
interface Result {
  __typename: string;
  message: string;
  secret: string;
  apiToken: Token;
  previous: Token;
  issues?: { path: string[]; code: string }[];
}

async function change(actor: Actor, document: string, variables: object): Promise<Result> {
  const { data, errors } = await ask(actor, document, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data ?? {})[0] as Result;
}
const make = (actor: Actor, more: object = {}) =>
  change(actor, create, { input: { name: 'CI', scopes: ['agents:read'], ...more } });

/** A company, and its owner. */
async function company(): Promise<{ owner: Actor; tenantId: string }> {
  const tenantId = await accounts.createTenant();
  return { owner: testOperator(tenantId), tenantId };
}
const tokensOf = async (actor: Actor) =>
  ((await ask(actor, list)).data as { tenant: { apiTokens: Token[] } }).tenant.apiTokens;

test('a secret is shown once, and what is kept of it opens nothing', async () => {
  const { owner, tenantId } = await company();
  const { secret, apiToken } = await make(owner, { scopes: ['usage:read', 'agents:read', 'usage:read'] });
  expect(secret).toMatch(/^kst_[A-Za-z0-9_-]{43}$/);
  expect(apiToken).toMatchObject({
    name: 'CI',
    scopes: ['tenant:read', 'usage:read', 'agents:read'],
    lastFour: secret.slice(-4),
    createdByName: 'Ada',
    lastUsedAt: null,
    expiresAt: null,
    revokedAt: null,
    isLive: true,
  });
  const rows = await accounts.database.query<{ row: string; digest: string }>(
    'select t::text as row, digest from accounts.api_tokens t where tenant_id = $1',
    [tenantId],
  );
  expect(rows.map(({ digest }) => digest)).toEqual([apiTokenDigest(secret)]);
  expect(rows[0]?.row).not.toContain(secret.slice(4));
  expect(JSON.stringify(await tokensOf(owner))).not.toContain(secret.slice(4));
});

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['a name of 61 characters', { name: 'a'.repeat(61) }, 'name'],
  ['a line break in the name', { name: 'a\nb' }, 'name'],
  ['no scope', { scopes: [] }, 'scopes'],
  ['a scope that is none', { scopes: ['agents:read', 'root'] }, 'scopes'],
  ['a permission that no token can have', { scopes: ['tokens:manage'] }, 'scopes'],
  ['billing', { scopes: ['billing:manage'] }, 'scopes'],
  ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
])('a token with %s is not made', async (_case, input, field) => {
  const { owner } = await company();
  const result = await make(owner, input);
  expect(result.__typename).toBe('ValidationError');
  expect(result.issues?.map(({ path }) => path[1])).toEqual([field]);
  expect(await tokensOf(owner)).toEqual([]);
});

test.each(['OWNER', 'ADMIN', 'MEMBER', 'VIEWER', 'BILLING'])(
  'a %s can hand out no scope that the role itself lacks',
  (role) => {
    const actor = testOperator(newId(), role);
    const held = tokenScopes.filter(
      (scope) => createApiTokenInput(actor, new Date()).safeParse({ name: 'x', scopes: [scope] }).success,
    );
    const lacked = { OWNER: 0, ADMIN: 0, MEMBER: 6, VIEWER: 9, BILLING: 10 }[role];
    expect(tokenScopes.length - held.length).toBe(lacked);
  },
);

test.each([
  ['a member', testOperator(newId(), 'MEMBER')],
  ['a billing member', testOperator(newId(), 'BILLING')],
  [
    'a token of every scope',
    { kind: 'token', id: newId(), name: 'all', tenantId: newId(), scopes: [...tokenScopes, 'tokens:manage'] },
  ],
] as [string, Actor][])('%s cannot make, see or end tokens', async (_who, actor) => {
  const answers = [
    await ask(actor, create, { input: { name: 'x', scopes: ['tenant:read'] } }),
    await ask(actor, revoke, { id: newId() }),
    await ask(actor, rotate, { input: { id: newId() } }),
  ];
  expect(answers.map(({ errors }) => errors?.[0]?.extensions?.['code'])).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
});

test('a revoked token stays on the list as ended, and a second revocation changes nothing', async () => {
  const { owner } = await company();
  const { apiToken } = await make(owner);
  const live = await make(owner);
  const first = await change(owner, revoke, { id: apiToken.id });
  expect(first.apiToken).toMatchObject({ isLive: false, revokedAt: expect.any(String) });
  const again = await change(owner, revoke, { id: apiToken.id });
  expect(again.apiToken.revokedAt).toBe(first.apiToken.revokedAt);
  expect((await tokensOf(owner)).map(({ id, isLive }) => [id, isLive])).toEqual([
    [live.apiToken.id, true],
    [apiToken.id, false],
  ]);
});

test('another company’s token is not found, and stays as it is', async () => {
  const [one, other] = [await company(), await company()];
  const { apiToken } = await make(other.owner);
  expect((await change(one.owner, revoke, { id: apiToken.id })).__typename).toBe('NotFoundError');
  expect((await change(one.owner, rotate, { input: { id: apiToken.id } })).__typename).toBe('NotFoundError');
  expect(await tokensOf(one.owner)).toEqual([]);
  expect(await tokensOf(other.owner)).toMatchObject([{ id: apiToken.id, isLive: true }]);
});

test('a rotated token has a successor of the same lifetime, and ends when the overlap does', async () => {
  const { owner } = await company();
  const expiresAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const first = await make(owner, { expiresAt });
  const rotated = await change(owner, rotate, { input: { id: first.apiToken.id, overlapHours: 2 } });
  expect(rotated.secret).not.toBe(first.secret);
  expect(rotated.apiToken).toMatchObject({ name: 'CI', scopes: first.apiToken.scopes, isLive: true });
  const inHours = (at: string | null) => Math.round((Date.parse(at ?? '') - Date.now()) / 3_600_000);
  expect([rotated.previous.isLive, inHours(rotated.previous.expiresAt), inHours(rotated.apiToken.expiresAt)]).toEqual([
    true,
    2,
    90 * 24,
  ]);
  const atOnce = await change(owner, rotate, { input: { id: rotated.apiToken.id, overlapHours: 0 } });
  expect(atOnce.previous.isLive).toBe(false);
  expect((await change(owner, rotate, { input: { id: rotated.apiToken.id } })).__typename).toBe('ValidationError');
});

test('a token has ended once the clock of the service is past its end', async () => {
  const { owner } = await company();
  await make(owner, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  expect(await tokensOf(owner)).toMatchObject([{ isLive: true }]);
  accounts.clock.at = new Date(Date.now() + 3_600_001);
  expect(await tokensOf(owner)).toMatchObject([{ isLive: false }]);
  accounts.clock.at = null;
});

test('of sixty tokens that are made at once, fifty are', async () => {
  const { owner } = await company();
  const results = await Promise.all(Array.from({ length: 60 }, () => make(owner)));
  expect(results.filter(({ __typename }) => __typename === 'CreateApiTokenSuccess')).toHaveLength(50);
  expect(results.filter(({ __typename }) => __typename === 'PlanLimitError')).toHaveLength(10);
  expect(await tokensOf(owner)).toHaveLength(50);
});
