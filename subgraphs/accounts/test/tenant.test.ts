import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { testOperator, waitingMessages } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountsService, openAccountsService } from './accounts-service.ts';

let accounts: AccountsService;
beforeAll(async () => void (accounts = await openAccountsService()));
afterAll(() => accounts.close());

const ask = (actor: Actor, query: string, variables?: object) => accounts.askRaw(actor, query, variables);

const createTenant = `mutation ($input: CreateTenantInput!) {
  createTenant(input: $input) {
    ... on CreateTenantSuccess { tenant { id name role } }
    ... on ValidationError { message issues { path code } }
  }
}`;
const updateTenant = `mutation ($input: UpdateTenantInput!) {
  updateTenant(input: $input) {
    ... on UpdateTenantSuccess { tenant { id name timeZone } }
    ... on ValidationError { issues { path } }
  }
}`;
const viewer = '{ viewer { id name email isEmailVerified tenants { id name role } } }';

const input = (more: object = {}) => ({ name: 'Acme', timeZone: 'Europe/Berlin', idempotencyKey: newId(), ...more });

const create = (userId: string, more: object = {}) =>
  accounts.createTenant(testOperator(null, null, { id: userId }), input(more));

const messages = (tenantId: string) => waitingMessages(accounts.database, { tenantId });

test('the user who creates a company owns it, and the services that need it are notified in the same transaction', async () => {
  const userId = newId();
  const answer = await ask(testOperator(null, null, { id: userId }), createTenant, {
    input: input({ name: '  Acme ' }),
  });
  const tenantId = await create(newId());
  expect(answer).toMatchObject({ data: { createTenant: { tenant: { name: 'Acme', role: 'OWNER' } } } });
  const body = { name: 'Acme', timeZone: 'Europe/Berlin', version: 1 };
  expect(await messages(tenantId)).toEqual([
    { tenantId, name: 'accounts.tenant_created', reader: 'billing', body: { version: 1 } },
    { tenantId, name: 'accounts.tenant_updated', reader: 'agents', body },
    { tenantId, name: 'accounts.tenant_updated', reader: 'usage', body },
  ]);
});

test('a repeated createTenant is one company, also ten at once', async () => {
  const operator = testOperator(null, null);
  const same = input();
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(operator, createTenant, { input: same })));
  const late = await ask(operator, createTenant, { input: { ...same, name: 'Another name' } });
  const results = [...answers, late].map(({ data }) => JSON.stringify(data));
  expect(new Set(results).size).toBe(1);
  const { tenants } = (await ask(operator, viewer)).data?.['viewer'] as { tenants: { id: string; name: string }[] };
  expect(tenants).toEqual([expect.objectContaining({ name: 'Acme', role: 'OWNER' })]);
  expect(await messages(tenants[0]?.id ?? '')).toHaveLength(3);
});

test('the same key of another operator creates another company', async () => {
  const idempotencyKey = 'the same';
  const [one, other] = [await create(newId(), { idempotencyKey }), await create(newId(), { idempotencyKey })];
  expect(one).not.toBe(other);
});

test('a key whose company has since let the operator go shows nothing of it', async () => {
  const userId = newId();
  const tenantId = await create(userId, { idempotencyKey: 'kept' });
  await accounts.database.query('delete from accounts.members where tenant_id = $1', [tenantId]);
  const answer = await ask(testOperator(null, null, { id: userId }), createTenant, {
    input: input({ idempotencyKey: 'kept' }),
  });
  expect(answer.data?.['createTenant']).toMatchObject({
    issues: [{ path: ['input', 'idempotencyKey'], code: 'used_before' }],
  });
});

test('a company without a name or with a made-up time zone is refused, each fault by its path', async () => {
  const answer = await ask(testOperator(null, null), createTenant, {
    input: input({ name: ' ', timeZone: 'Mars/Phobos' }),
  });
  expect(answer.data?.['createTenant']).toMatchObject({
    issues: [{ path: ['input', 'name'] }, { path: ['input', 'timeZone'] }],
  });
});

test('a token cannot create a company, nor can a visitor who is not signed in', async () => {
  const token: Actor = { kind: 'token', id: newId(), name: 'ci', tenantId: newId(), scopes: ['tenant:read'] };
  expect((await ask(token, createTenant, { input: input() })).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
  });
  const visitor = await ask({ kind: 'anonymous' }, createTenant, { input: input() });
  expect(visitor.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('an operator’s companies are listed oldest first, and no one else’s', async () => {
  const userId = newId();
  await create(newId(), { name: 'Not mine' });
  for (const name of ['First', 'Second', 'Third']) await create(userId, { name });
  const answer = await ask(testOperator(null, null, { id: userId, email: 'ada@example.com' }), viewer);
  expect(answer.data?.['viewer']).toMatchObject({
    id: userId,
    email: 'ada@example.com',
    isEmailVerified: true,
    tenants: [{ name: 'First' }, { name: 'Second' }, { name: 'Third' }],
  });
});

test('viewer is null when no one is signed in, and for a token', async () => {
  expect(await ask({ kind: 'anonymous' }, viewer)).toMatchObject({ data: { viewer: null } });
  expect(await ask({ kind: 'token', id: newId(), name: 'ci', tenantId: newId(), scopes: [] }, viewer)).toMatchObject({
    data: { viewer: null },
  });
});

test('the company of the request is shown with what the caller may do there', async () => {
  const tenantId = await create(newId());
  const query = '{ tenant { id name timeZone createdAt viewerRole viewerPermissions } }';
  const asViewer = await ask(testOperator(tenantId, 'VIEWER'), query);
  expect(asViewer.data?.['tenant']).toMatchObject({ id: tenantId, timeZone: 'Europe/Berlin', viewerRole: 'VIEWER' });
  expect(asViewer.data?.['tenant']).toHaveProperty('viewerPermissions', expect.not.arrayContaining(['tenant:manage']));
  const asToken = await ask({ kind: 'token', id: newId(), name: 'ci', tenantId, scopes: ['tenant:read'] }, query);
  expect(asToken.data?.['tenant']).toMatchObject({ viewerRole: null, viewerPermissions: ['tenant:read'] });
});

test('another company is not found, neither by reference nor by a change', async () => {
  const [mine, theirs] = [await create(newId()), await create(newId(), { name: 'Theirs' })];
  const reference = await ask(
    testOperator(mine),
    'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Tenant { id name } } }',
    {
      them: [
        { __typename: 'Tenant', id: theirs },
        { __typename: 'Tenant', id: mine },
      ],
    },
  );
  expect(reference.data).toEqual({ _entities: [null, { id: mine, name: 'Acme' }] });
  await ask(testOperator(mine), updateTenant, { input: { name: 'Renamed' } });
  const rows = await accounts.database.query('select name from accounts.tenants where tenant_id = $1', [theirs]);
  expect(rows).toEqual([{ name: 'Theirs' }]);
});

test('a change is published with a higher version, and a change of nothing is not published', async () => {
  const tenantId = await create(newId());
  const owner = testOperator(tenantId);
  expect(await ask(owner, updateTenant, { input: { name: 'Renamed' } })).toMatchObject({
    data: { updateTenant: { tenant: { id: tenantId, name: 'Renamed', timeZone: 'Europe/Berlin' } } },
  });
  await ask(owner, updateTenant, { input: { name: 'Renamed', timeZone: 'Europe/Berlin' } });
  await ask(owner, updateTenant, { input: { timeZone: 'Asia/Tokyo' } });
  const published = await waitingMessages(accounts.database, { tenantId, reader: 'usage' });
  expect(published.map(({ body }) => body)).toEqual([
    { name: 'Acme', timeZone: 'Europe/Berlin', version: 1 },
    { name: 'Renamed', timeZone: 'Europe/Berlin', version: 2 },
    { name: 'Renamed', timeZone: 'Asia/Tokyo', version: 3 },
  ]);
});

test.each(['MEMBER', 'VIEWER', 'BILLING'])('a %s cannot change the company', async (role) => {
  const tenantId = await create(newId());
  const answer = await ask(testOperator(tenantId, role), updateTenant, { input: { name: 'Mine now' } });
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
