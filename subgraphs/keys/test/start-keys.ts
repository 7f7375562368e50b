import { Writable } from 'node:stream';
import { newId } from '@konstruct/kit/database';
import { createServiceCaller, generateIdentityKeys } from '@konstruct/kit/identity';
import { createTestDatabase, createTestIdentity, type TestDatabase } from '@konstruct/kit/testing';
import { generateVaultKey, opener } from '@konstruct/kit/vault';
import { startModel } from '@konstruct/sandbox/model';
import { pino } from 'pino';
import { startKeys } from '../app.ts';
import { readKeysEnv } from '../env.ts';

/** Of agents, the one caller that is admitted, and of somebody else. */
const [agentsKeys, foreignKeys] = [await generateIdentityKeys(), await generateIdentityKeys()];

/** The service as it runs, on a database of its own, with the practice model in the vendors' place. */
export async function startTestKeys(more: Record<string, string> = {}) {
  const [database, identity, model] = await Promise.all([
    createTestDatabase(),
    createTestIdentity(),
    startModel({ port: 0, host: '127.0.0.1', latencyMs: 0 }),
  ]);
  const vault = generateVaultKey('test');
  const modelUrl = `http://127.0.0.1:${model.port}`;
  const lines: string[] = [];
  const env = readKeysEnv({
    DATABASE_URL: database.connection.databaseUrl,
    ...database.passwords('keys'),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    LLM_FINGERPRINT_SECRET: 'the secret of fingerprints in tests, no other',
    AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk,
    LLM_VAULT_PUBLIC_KEY: vault.publicJwk,
    OPENAI_BASE_URL: `${modelUrl}/v1`,
    ANTHROPIC_BASE_URL: `${modelUrl}/v1`,
    EXTRA_LLM_PROVIDERS: JSON.stringify([practice(`${modelUrl}/v1`)]),
    ...more,
  });
  const log = pino({ level: 'debug' }, new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }));
  const service = await startKeys({ env, log, clock: { now: () => new Date() } });
  const call = createServiceCaller({ privateJwk: agentsKeys.privateJwk, from: 'agents' });

  return {
    service,
    database,
    modelUrl,
    /** Everything the service logged. */
    logged: () => lines.join(''),
    ask: identity.ask,
    /** What the agents' runtime gets to see of a key. */
    fetchSealed: async (tenantId: string, id: string, headers?: Record<string, string>) =>
      fetch(`${service.url}/internal/llm-keys/${id}`, { headers: headers ?? (await call('keys', tenantId)) }),
    callFrom: (from: string, to: string, tenantId: string) =>
      createServiceCaller({ privateJwk: (from === 'agents' ? agentsKeys : foreignKeys).privateJwk, from })(to, tenantId),
    vault: opener(`[${vault.privateJwk}]`),
    modelControl: (path: string, body: unknown) =>
      fetch(`${modelUrl}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async stop() {
      await service.stop();
      await model.stop();
      await database.drop();
    },
  };
}

export type TestKeys = Awaited<ReturnType<typeof startTestKeys>>;

const practice = (baseUrl: string) => ({
  id: 'practice',
  name: 'Practice model',
  protocol: 'openai-compatible',
  baseUrl,
  isKeyRequired: false,
  isPractice: true,
  models: [{ id: 'practice-1', name: 'Practice 1', inputUsdPerMillionTokens: '0.15', outputUsdPerMillionTokens: '0.60' }],
});

/** An input that is accepted; `more` replaces what matters to the test. */
export const keyInput = (more: object = {}) => ({
  providerId: 'openai',
  label: 'Main',
  key: 'sk-canary-0123456789abcdef',
  idempotencyKey: newId(),
  ...more,
});

export const addDocument = `mutation ($input: AddLlmKeyInput!) { addLlmKey(input: $input) {
  __typename
  ... on AddLlmKeySuccess { llmKey { id provider { id name } label lastFour fingerprint baseUrl status lastError createdAt createdByName } }
  ... on LlmKeyRefusedError { message reason }
  ... on ValidationError { message issues { path message code } }
  ... on PlanLimitError { message limit }
} }`;

export const removeDocument = `mutation ($input: RemoveLlmKeyInput!) { removeLlmKey(input: $input) {
  __typename
  ... on RemoveLlmKeySuccess { id }
  ... on NotFoundError { message }
} }`;

/** All keys of a tenant, as the gateway asks for them. */
export const listDocument = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Tenant { llmKeys { id provider { id name isPractice } label lastFour fingerprint baseUrl status lastError createdAt createdByName } }
  ... on LlmKey { id label lastFour status }
} }`;

/** Every row of the service and every message and job of it, as the owner of the database sees them. */
export async function everythingStored({ query }: TestDatabase): Promise<string> {
  const rows = await Promise.all(
    ['keys.llm_keys', 'jobs.outbox_messages', 'pgboss.job'].map((table) => query(`select row_to_json(t) as row from ${table} t`)),
  );
  return JSON.stringify(rows);
}
