import { Writable } from 'node:stream';
import { newId } from '@konstruct/kit/database';
import { createServiceCaller, generateIdentityKeys } from '@konstruct/kit/identity';
import { callJson, openService, type TestDatabase } from '@konstruct/kit/testing';
import { createOpener, generateVaultKey } from '@konstruct/kit/vault';
import { startModel } from '@konstruct/sandbox/model';
import { pino } from 'pino';
import { start } from '../app.ts';
import { readKeysEnv } from '../env.ts';

/** The keys of agents, the only admitted caller, and of another service. */
const [agentsKeys, foreignKeys] = [await generateIdentityKeys(), await generateIdentityKeys()];
const sandboxModel = {
  id: 'practice-1',
  name: 'Sandbox 1',
  inputUsdPerMillionTokens: '0.15',
  outputUsdPerMillionTokens: '0.60',
};
const sandboxProvider = {
  id: 'practice',
  name: 'Sandbox model',
  protocol: 'openai-compatible',
  isKeyRequired: false,
  isPractice: true,
};

/**
 * The keys service, started, with the sandbox model in place of the vendors. `variables` override parts of its
 * environment.
 */
export async function openKeysService(variables: Record<string, string> = {}) {
  const model = await startModel({ port: 0, host: '127.0.0.1', latencyMs: 0 });
  const vault = generateVaultKey('test');
  const modelUrl = `http://127.0.0.1:${model.port}`;
  const baseUrl = `${modelUrl}/v1`;
  const lines: string[] = [];
  const log = pino(
    { level: 'debug' },
    new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }),
  );
  const service = await openService({
    name: 'keys',
    environment: () => ({
      LLM_FINGERPRINT_SECRET: 'the secret of fingerprints in tests, no other',
      AGENTS_CALL_PUBLIC_KEY: agentsKeys.publicJwk,
      LLM_VAULT_PUBLIC_KEY: vault.publicJwk,
      ...{ OPENAI_BASE_URL: baseUrl, ANTHROPIC_BASE_URL: baseUrl },
      EXTRA_LLM_PROVIDERS: JSON.stringify([{ ...sandboxProvider, baseUrl, models: [sandboxModel] }]),
      ...variables,
    }),
    start: (source) => start({ env: readKeysEnv(source), log }),
  });
  service.onClose(() => model.stop());
  const callFrom = (from: string, to: string, tenantId: string) =>
    createServiceCaller({ privateJwk: (from === 'agents' ? agentsKeys : foreignKeys).privateJwk, from })(to, tenantId);
  await service.start();
  return Object.assign(service, {
    modelUrl,
    callFrom,
    vault: createOpener(`[${vault.privateJwk}]`),
    /** Everything the service logged. */
    logged: () => lines.join(''),
    /** What the agents' runtime can read of a key. */
    fetchSealed: async (tenantId: string, id: string, headers?: Record<string, string>) =>
      fetch(`${service.url}/internal/llm-keys/${id}`, {
        headers: headers ?? (await callFrom('agents', 'keys', tenantId)),
      }),
    modelControl: (path: string, body: object) => callJson(`${modelUrl}/_control/${path}`, body),
  });
}
export type KeysService = Awaited<ReturnType<typeof openKeysService>>;

/** A valid input; `more` overrides what matters to the test. */
export const keyInput = (more: object = {}) => ({
  ...{ providerId: 'openai', label: 'Main', key: 'sk-canary-0123456789abcdef', idempotencyKey: newId() },
  ...more,
});

const fields =
  'id provider { id name isPractice } label lastFour fingerprint baseUrl status lastError createdAt createdByName';

export const addDocument = `mutation ($input: AddLlmKeyInput!) { addLlmKey(input: $input) { __typename
  ... on AddLlmKeySuccess { llmKey { ${fields} } } ... on LlmKeyRefusedError { message reason }
  ... on ValidationError { message issues { path message code } } ... on PlanLimitError { message limit } } }`;

export const removeDocument = `mutation ($input: RemoveLlmKeyInput!) { removeLlmKey(input: $input) { __typename
  ... on RemoveLlmKeySuccess { id } ... on NotFoundError { message } } }`;

/** All keys of a tenant, as the gateway queries them. */
export const listDocument = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Tenant { llmKeys { ${fields} } } ... on LlmKey { id label lastFour status } } }`;

/** Every row, message and job of the service, as the database owner sees them. */
export async function everythingStored({ query }: TestDatabase): Promise<string> {
  const tables = ['keys.llm_keys', 'jobs.outbox_messages', 'pgboss.job'];
  return JSON.stringify(
    await Promise.all(tables.map((table) => query(`select row_to_json(t) as row from ${table} t`))),
  );
}
