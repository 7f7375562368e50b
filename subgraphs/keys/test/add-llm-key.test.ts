import { newId } from '@konstruct/kit/database';
import { testOperator, waitingMessages } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChat } from '../../../providers/test/chat-server.ts';
import { endServers } from '../../../providers/test/servers.ts';
import { listDocument, openKeysService, type KeysService } from './keys-service.ts';

let keys: KeysService;
let tenantId: string;
beforeAll(async () => void (keys = await openKeysService()));
afterAll(() => keys.close());
beforeEach(() => void (tenantId = newId()));

const add = async (more: object = {}, actor = testOperator(tenantId)) => {
  const answer = await keys.add(actor, more);
  expect(answer.errors).toBeUndefined();
  return answer.data?.['addLlmKey'] as { __typename: string; [field: string]: unknown };
};
const stored = () =>
  keys.database.query<{ id: string }>('select * from keys.llm_keys where tenant_id = $1', [tenantId]);
/** Every row, message and job of the service, as the database owner sees them. */
async function everythingStored(): Promise<string> {
  const tables = ['keys.llm_keys', 'jobs.outbox_messages', 'pgboss.job'];
  const rows = tables.map((table) => keys.database.query(`select row_to_json(t) as row from ${table} t`));
  return JSON.stringify(await Promise.all(rows));
}
const messages = () => waitingMessages(keys.database, { tenantId });

test.each([
  ['openai', 'sk-canary-0123456789abcdef'],
  ['anthropic', 'sk-ant-canary-0123456789'],
])(
  'a key of %s that works is sealed for its tenant, provider, address and row, and opens for nothing else',
  async (providerId, key) => {
    const { llmKey } = (await add({ providerId, key, label: ' Team key ' })) as { llmKey?: Record<string, unknown> };
    expect(llmKey).toMatchObject({
      label: 'Team key',
      lastFour: key.slice(-4),
      baseUrl: null,
      status: 'VALID',
      lastError: null,
      createdByName: 'Ada',
    });
    expect(llmKey?.['provider']).toMatchObject({ id: providerId });

    const sealed = (await (await keys.fetchSealed(tenantId, String(llmKey?.['id']))).json()) as {
      sealed: string;
      binding: Record<string, string>;
    };
    expect(sealed.binding).toEqual({ tenantId, providerId, baseUrl: '', keyId: llmKey?.['id'] });
    expect(await keys.vault.open(sealed.sealed, sealed.binding)).toBe(key);
    for (const moved of [
      { tenantId: newId() },
      { providerId: 'other' },
      { baseUrl: 'https://evil.example.com' },
      { keyId: newId() },
    ]) {
      await expect(keys.vault.open(sealed.sealed, { ...sealed.binding, ...moved })).rejects.toMatchObject({
        reason: 'wrong_binding',
      });
    }
  },
);

test('the agents’ runtime is notified of a new key in the same transaction, without the key', async () => {
  const { llmKey } = (await add()) as { llmKey?: { id: string } };
  expect(await messages()).toEqual([
    {
      ...{ tenantId, reader: 'agents', name: 'keys.key_updated' },
      body: {
        keyId: llmKey?.id,
        version: 1,
        providerId: 'openai',
        baseUrl: null,
        label: 'Main',
        status: 'VALID',
        isRemoved: false,
      },
    },
  ]);
});

test.each([
  ['openai', 'sk-bad-0123456789', 'WRONG_KEY'],
  ['openai', 'sk-poor-0123456789', 'NO_QUOTA'],
  ['anthropic', 'sk-ant-bad-0123456789', 'WRONG_KEY'],
  ['anthropic', 'sk-ant-poor-0123456789', 'NO_QUOTA'],
])('a key of %s such as %s is refused as %s, and nothing is stored', async (providerId, key, reason) => {
  const refused = await add({ providerId, key });
  expect(refused).toMatchObject({ __typename: 'LlmKeyRefusedError', reason });
  expect(JSON.stringify(refused)).not.toContain(key);
  expect([await stored(), await messages()]).toEqual([[], []]);
});

test('a key that may chat but not list its models is kept, and its limit is told', async () => {
  expect(await add({ key: 'sk-limited-0123456789' })).toMatchObject({
    __typename: 'AddLlmKeySuccess',
    llmKey: { status: 'RESTRICTED', lastError: expect.stringContaining('can’t list') },
  });
});

test('a provider that fails, or cannot be reached, is told from a wrong key, and nothing is stored', async () => {
  await keys.modelControl('faults', { match: '/v1/models', status: 503 });
  expect(await add()).toMatchObject({ __typename: 'LlmKeyRefusedError', reason: 'UNREACHABLE' });
  await keys.modelControl('faults', { match: '/v1/models', dropBeforeAccept: true });
  expect(await add()).toMatchObject({ __typename: 'LlmKeyRefusedError', reason: 'UNREACHABLE' });
  expect(await stored()).toEqual([]);
});

test('a key whose account lost its credit between listing and chatting is refused', async () => {
  await keys.modelControl('faults', { match: '/v1/chat', status: 402 });
  expect(await add()).toMatchObject({ reason: 'NO_QUOTA' });
});

test.each([
  ['openai', 'https://example.com/v1', 'not_allowed'],
  ['openai-compatible', undefined, 'required'],
  ['openai-compatible', 'http://example.com/v1', 'unsafe_url'],
  ['openai-compatible', 'https://127.0.0.1/v1', 'unsafe_url'],
  ['openai-compatible', 'https://169.254.169.254/latest', 'unsafe_url'],
  ['openai-compatible', 'https://8.8.8.8/v1?x=1', 'unsafe_url'],
  ['openai-compatible', 'https://user:word@8.8.8.8/v1', 'unsafe_url'],
  ['openai-compatible', 'nonsense', 'unsafe_url'],
])('45: a key of %s at %s is not tried: %s', async (providerId, baseUrl, code) => {
  const refused = await add({ providerId, baseUrl });
  expect(refused).toMatchObject({ __typename: 'ValidationError', issues: [{ path: ['input', 'baseUrl'], code }] });
  expect(await stored()).toEqual([]);
});

test('45: a tenant does not reach an address by naming the one that the platform configured for a vendor', async () => {
  const refused = await add({ providerId: 'openai-compatible', baseUrl: `${keys.modelUrl}/v1` });
  expect(refused).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'unsafe_url' }] });
});

test('a provider that is unknown or needs no key is an issue of the input', async () => {
  expect(await add({ providerId: 'no-such-provider' })).toMatchObject({
    issues: [{ path: ['input', 'providerId'], code: 'unknown_provider' }],
  });
  expect(await add({ providerId: 'practice' })).toMatchObject({
    issues: [{ path: ['input', 'providerId'], code: 'no_key_needed' }],
  });
});

test('50: quotes, unicode and a megabyte end as issues or as text, never as an error', async () => {
  expect(await add({ label: "Robert'); drop table keys.llm_keys;-- ü 🙂" })).toMatchObject({
    __typename: 'AddLlmKeySuccess',
  });
  for (const key of ['sk-\'"\u0000', 'sk-ключ', 'sk-1\r\nx-evil: 1', 'k'.repeat(900_000)]) {
    expect(await add({ key })).toMatchObject({ __typename: 'ValidationError', issues: [{ path: ['input', 'key'] }] });
  }
  expect(await add({ key: "sk-'or'1'='1" })).toMatchObject({ __typename: 'AddLlmKeySuccess' });
});

test('a repeat with the same idempotency key, also in parallel, returns the one key', async () => {
  const idempotencyKey = newId();
  const all = (await Promise.all([1, 2, 3].map(() => add({ idempotencyKey })))) as { llmKey?: { id: string } }[];
  all.push((await add({ idempotencyKey })) as { llmKey?: { id: string } });
  expect(new Set(all.map(({ llmKey }) => llmKey?.id)).size).toBe(1);
  expect([(await stored()).length, (await messages()).length]).toEqual([1, 1]);
  expect(await add({ idempotencyKey, key: 'sk-another-0123456789' })).toMatchObject({
    issues: [{ code: 'idempotency_key_used' }],
  });
});

test('a company keeps at most 50 keys, also when the last two arrive at once', async () => {
  await add();
  await keys.database.query(
    `insert into keys.llm_keys select tenant_id, gen_random_uuid(), provider_id, label, base_url, sealed, last_four, fingerprint, status, last_error,
     version, gen_random_uuid(), created_by_id, created_by_name, removed_at, removed_by_name, created_at from keys.llm_keys, generate_series(1, 48) where tenant_id = $1`,
    [tenantId],
  );
  const both = await Promise.all([add(), add()]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['AddLlmKeySuccess', 'PlanLimitError']);
  expect(await add()).toMatchObject({ __typename: 'PlanLimitError', limit: 50 });
});

test('43: a key is nowhere: not in answers, logs, rows, messages or jobs, whether it was kept or refused', async () => {
  const canaries = [
    'sk-canary-kept-0123456789',
    'sk-bad-canary-0123456789',
    'sk-poor-canary-0123456789',
    'sk-limited-canary-0123',
  ];
  const answers = [];
  for (const key of canaries) answers.push(await add({ key }));
  answers.push(
    await keys.askRaw(testOperator(tenantId), listDocument, {
      representations: [{ __typename: 'Tenant', id: tenantId }],
    }),
  );
  // If the insert fails after sealing, the error is logged with all the details that the database gives.
  await keys.database.query('revoke insert on keys.llm_keys from konstruct_keys');
  const failed = await keys.add(testOperator(tenantId), { key: canaries[0] });
  await keys.database.query('grant insert on keys.llm_keys to konstruct_keys');
  expect(failed.errors?.[0]?.extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
  expect(keys.logged()).toContain('permission denied');

  const seen = JSON.stringify([answers, failed]) + keys.logged() + (await everythingStored());
  for (const key of canaries) {
    expect(seen).not.toContain(key);
    expect(seen).not.toContain(Buffer.from(key).toString('base64').slice(0, 20));
  }
});

test('a key of Azure is kept with the address of its resource, completed, and a wrong one is refused', async () => {
  const azure = await startChat({
    path: '/openai/v1',
    header: 'api-key',
    listed: ['gpt-5-mini'],
    models: ['front-desk'],
  });
  const own = await openKeysService({ LLM_ALLOW_PRIVATE_HOSTS: azure.host });
  try {
    const addAzure = async (more: object) => {
      const azureKey = { providerId: 'azure', key: 'sk-canary-1234', ...more };
      const answer = await own.add(testOperator(newId()), azureKey);
      return answer.data?.['addLlmKey'];
    };
    expect(await addAzure({ baseUrl: `${azure.origin}/` })).toMatchObject({
      llmKey: { baseUrl: `${azure.origin}/openai/v1` },
    });
    expect(await addAzure({ baseUrl: azure.origin, key: 'sk-wrong-1234' })).toMatchObject({ reason: 'WRONG_KEY' });
    expect(await addAzure({ baseUrl: null })).toMatchObject({
      issues: [{ path: ['input', 'baseUrl'], code: 'required' }],
    });
    expect(azure.asked.map(({ headers }) => headers.authorization).filter(Boolean)).toEqual([]);
  } finally {
    await own.close();
    endServers();
  }
});
