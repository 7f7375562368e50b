import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { mutationOf, testOperator, waitingMessages } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDocument, openKeysService, type KeysService } from './keys-service.ts';

const [a, b] = [newId(), newId()];
let keys: KeysService;
let ofA: string;
let ofB: string;

beforeAll(async () => {
  keys = await openKeysService();
  ofA = await addedBy(testOperator(a));
  ofB = await addedBy(testOperator(b));
});
afterAll(() => keys.close());

async function addedBy(actor: Actor, more: object = {}): Promise<string> {
  const { data } = await keys.add(actor, more);
  return (data as { addLlmKey: { llmKey: { id: string } } }).addLlmKey.llmKey.id;
}
const entities = async (actor: Actor, ...representations: object[]) => {
  const { data, errors } = await keys.askRaw(actor, listDocument, { representations });
  return { found: (data?.['_entities'] ?? []) as (Record<string, unknown> | null)[], errors };
};
const remove = async (actor: Actor, id: string) => {
  const answer = await keys.askRaw(actor, mutationOf('removeLlmKey'), { input: { id } });
  return { result: answer.data?.['removeLlmKey'] as { __typename: string } | undefined, errors: answer.errors };
};

test('a company sees its own keys, newest first, and not the key itself', async () => {
  const tenant = newId();
  const [first, second] = [
    await addedBy(testOperator(tenant), { label: 'One' }),
    await addedBy(testOperator(tenant), { label: 'Two' }),
  ];
  const { found } = await entities(testOperator(tenant), { __typename: 'Tenant', id: tenant });
  const list = found[0]?.['llmKeys'] as { id: string; fingerprint: string }[];
  expect(list.map(({ id }) => id)).toEqual([second, first]);
  expect(list[0]?.fingerprint).toBe(list[1]?.fingerprint);
});

test('no field of the graph could return a key', async () => {
  for (const field of ['key', 'sealed', 'secret', 'binding', 'idempotencyKey']) {
    const { errors } = await keys.askRaw(
      testOperator(a),
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LlmKey { ${field} } } }`,
      {
        r: [{ __typename: 'LlmKey', id: ofA }],
      },
    );
    expect(errors?.[0]?.message).toContain(`Cannot query field "${field}"`);
  }
});

test('44: another company’s key finds nothing, as one that never was', async () => {
  const operator = testOperator(a);
  const { found } = await entities(
    operator,
    { __typename: 'LlmKey', id: ofB },
    { __typename: 'LlmKey', id: newId() },
    { __typename: 'LlmKey', id: "'; --" },
  );
  expect(found).toEqual([null, null, null]);
  expect((await entities(operator, { __typename: 'LlmKey', id: ofA })).found).toMatchObject([{ id: ofA }]);
  expect((await entities(operator, { __typename: 'Tenant', id: b })).found).toEqual([null]);
});

test('44: another company’s key cannot be removed, with the same words as one that never was', async () => {
  const [others, nobodys, noId] = [
    await remove(testOperator(a), ofB),
    await remove(testOperator(a), newId()),
    await remove(testOperator(a), 'no id at all'),
  ];
  expect(others).toMatchObject({ result: { __typename: 'NotFoundError' } });
  expect(others).toEqual(nobodys);
  expect(others).toEqual(noId);
  expect((await entities(testOperator(b), { __typename: 'LlmKey', id: ofB })).found).toMatchObject([{ id: ofB }]);
});

test('two companies with the same key do not learn it from the fingerprint', async () => {
  const rows = await keys.database.query<{ fingerprint: string }>(
    'select fingerprint from keys.llm_keys where id = any($1::uuid[])',
    [[ofA, ofB]],
  );
  expect(new Set(rows.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test('a removed key is gone from every read, its seal is erased, and the agents’ runtime is notified', async () => {
  const operator = testOperator(newId(), 'ADMIN');
  const tenantId = String('tenantId' in operator ? operator.tenantId : '');
  const id = await addedBy(operator);
  const [once, twice] = await Promise.all([remove(operator, id), remove(operator, id)]);
  expect([once, twice].map(({ result }) => result?.__typename).sort()).toEqual([
    'NotFoundError',
    'RemoveLlmKeySuccess',
  ]);

  const { found } = await entities(operator, { __typename: 'Tenant', id: tenantId }, { __typename: 'LlmKey', id });
  expect(found).toEqual([{ llmKeys: [] }, null]);
  expect((await keys.fetchSealed(tenantId, id)).status).toBe(404);
  expect(
    await keys.database.query('select sealed, removed_by_name, version from keys.llm_keys where id = $1', [id]),
  ).toEqual([{ sealed: null, removed_by_name: 'Ada', version: 2 }]);
  expect(await waitingMessages(keys.database, { tenantId })).toMatchObject([
    { body: { version: 1, isRemoved: false } },
    { body: { keyId: id, version: 2, isRemoved: true } },
  ]);
});

test.each([
  ['OWNER', true, true],
  ['ADMIN', true, true],
  ['MEMBER', true, false],
  ['VIEWER', false, false],
  ['BILLING', false, false],
  [null, false, false],
])('57: %s reads keys: %s, manages them: %s', async (role, mayRead, mayManage) => {
  const actor = testOperator(a, role);
  const { found, errors } = await entities(actor, { __typename: 'Tenant', id: a });
  expect(Boolean(found[0]?.['llmKeys'])).toBe(mayRead);
  if (!mayRead) expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const { result, errors: refused } = await remove(actor, newId());
  expect(Boolean(result)).toBe(mayManage);
  if (!mayManage) expect(refused?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const { data } = await keys.add(actor, { providerId: 'no-such-provider' });
  expect(Boolean(data?.['addLlmKey'])).toBe(mayManage);
});

test('a request that does not come through the gateway is not answered', async () => {
  for (const actor of [{ kind: 'anonymous' }, { kind: 'service', name: 'agents', tenantId: a }] as const) {
    expect((await entities(actor, { __typename: 'Tenant', id: a })).found[0]?.['llmKeys'] ?? null).toBeNull();
  }
  const bare = await fetch(`${keys.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tenant-id': a },
    body: '{"query":"{ llmProviders { id } }"}',
  });
  expect(bare.status).toBe(401);
});

test('the sealed key is handed to the agents’ runtime only, for the tenant that its signed call names', async () => {
  expect((await keys.fetchSealed(a, ofA)).status).toBe(200);
  expect((await keys.fetchSealed(b, ofA)).status).toBe(404);
  expect((await keys.fetchSealed(a, newId())).status).toBe(404);
  expect((await keys.fetchSealed(a, 'nonsense')).status).toBe(404);
  expect((await keys.fetchSealed('not-a-tenant', ofA)).status).toBe(404);
  expect((await keys.fetchSealed(a, ofA, {})).status).toBe(401);
  expect((await keys.fetchSealed(a, ofA, { authorization: 'Bearer forged' })).status).toBe(401);
  expect((await keys.fetchSealed(a, ofA, await keys.callFrom('agents', 'usage', a))).status).toBe(401);
  expect((await keys.fetchSealed(a, ofA, await keys.callFrom('channels', 'keys', a))).status).toBe(401);
});
