import { servicePasswords } from '@konstruct/kit/database';
import { newId } from '@konstruct/kit/database';
import { testOperator } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeysEnv } from '../env.ts';
import { listDocument, openKeysService, type KeysService } from './keys-service.ts';

let keys: KeysService;
beforeAll(async () => void (keys = await openKeysService()));
afterAll(() => keys.close());

const query = `{ llmProviders { id name isKeyRequired isBaseUrlRequired isPractice keyPageUrl
  models { id name inputUsdPerMillionTokens outputUsdPerMillionTokens hundredAnswersUsd } } }`;
interface Listed {
  id: string;
  models: Record<string, unknown>[];
}

test('the catalogue offers the vendors with prices as exact text, and what the configuration adds', async () => {
  const { data } = await keys.askRaw(testOperator(newId(), 'VIEWER'), query);
  const providers = data?.['llmProviders'] as Listed[];
  expect(providers.map(({ id }) => id)).toEqual([
    ...['practice', 'openai', 'anthropic', 'google', 'mistral', 'groq', 'openrouter', 'azure', 'openai-compatible'],
  ]);
  expect(providers[0]).toMatchObject({
    isKeyRequired: false,
    isPractice: true,
    models: [{ id: 'practice-1', hundredAnswersUsd: '0.03' }],
  });
  expect(providers.at(-1)).toMatchObject({ isBaseUrlRequired: true, keyPageUrl: null, models: [] });
  for (const model of providers.flatMap(({ models }) => models)) {
    for (const money of [model['inputUsdPerMillionTokens'], model['hundredAnswersUsd']])
      expect(money).toMatch(/^\d+(\.\d+)?$/);
  }
});

test('a key of a provider that has left the configuration is still listed', async () => {
  const tenantId = newId();
  await keys.add(testOperator(tenantId));
  await keys.database.query(`update keys.llm_keys set provider_id = 'departed' where tenant_id = $1`, [tenantId]);
  const { data } = await keys.askRaw(testOperator(tenantId), listDocument, {
    representations: [{ __typename: 'Tenant', id: tenantId }],
  });
  expect(data?.['_entities']).toMatchObject([{ llmKeys: [{ provider: { id: 'departed', isPractice: false } }] }]);
});

const environment = {
  DATABASE_URL: 'postgres://localhost/konstruct',
  ...servicePasswords('keys', 'the platform secret of this test'),
  LLM_FINGERPRINT_SECRET: 'the secret of fingerprints in this test',
  AGENTS_CALL_PUBLIC_KEY: '{"x":"of calls"}',
  IDENTITY_PUBLIC_KEY: '{"x":"of people"}',
  LLM_VAULT_PUBLIC_KEY: generateVaultKey('k').publicJwk,
};

test('a pasted key goes to its vendor unless a base URL is set explicitly', () => {
  const { OPENAI_BASE_URL, ANTHROPIC_BASE_URL } = readKeysEnv(environment);
  expect([OPENAI_BASE_URL, ANTHROPIC_BASE_URL]).toEqual(['https://api.openai.com/v1', 'https://api.anthropic.com/v1']);
  expect(readKeysEnv({ ...environment, OPENAI_BASE_URL: 'https://eu.api.openai.com/v1/' }).OPENAI_BASE_URL).toBe(
    'https://eu.api.openai.com/v1',
  );
});

test('62: production rejects sandbox servers, and says which', () => {
  const production = { ...environment, NODE_ENV: 'production', PUBLIC_URL: 'https://konstruct.example' };
  expect(() => readKeysEnv(production)).not.toThrow();
  expect(() => readKeysEnv({ ...production, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' })).toThrow('OPENAI_BASE_URL');
  const sandboxProvider = {
    id: 'practice',
    name: 'P',
    protocol: 'openai',
    baseUrl: 'https://p.example.com',
    isKeyRequired: false,
    isPractice: true,
    models: [],
  };
  expect(() => readKeysEnv({ ...production, EXTRA_LLM_PROVIDERS: JSON.stringify([sandboxProvider]) })).toThrow(
    '"practice"',
  );
});

test('F17 a configured provider may say what its models can hold', () => {
  const model = { id: 'small-1', name: 'S', contextTokens: 8192, mostOutputTokens: 2048, thoughtTokens: 0 };
  const provider = {
    id: 'small',
    name: 'S',
    protocol: 'openai-compatible',
    baseUrl: 'https://s.example.com',
    isKeyRequired: true,
  };
  const extra = (models: object[]) => ({
    ...environment,
    EXTRA_LLM_PROVIDERS: JSON.stringify([{ ...provider, models }]),
  });
  expect(() => readKeysEnv(extra([model]))).not.toThrow();
  expect(() => readKeysEnv(extra([{ ...model, contextTokens: 0 }]))).toThrow('EXTRA_LLM_PROVIDERS');
});

test('a fault in the environment is told by its name, and a configured provider may not take a vendor’s id', () => {
  expect(() => readKeysEnv({ ...environment, EXTRA_LLM_PROVIDERS: '{' })).toThrow('EXTRA_LLM_PROVIDERS');
  expect(() => readKeysEnv({ ...environment, EXTRA_LLM_PROVIDERS: '[{"id":"x","price":0.15}]' })).toThrow(
    'EXTRA_LLM_PROVIDERS',
  );
  expect(() => readKeysEnv({ ...environment, LLM_ALLOW_PRIVATE_HOSTS: 'ollama' })).toThrow('LLM_ALLOW_PRIVATE_HOSTS');
  const shadow = {
    id: 'openai',
    name: 'Evil',
    protocol: 'openai',
    baseUrl: 'https://evil.example.com',
    isKeyRequired: true,
    models: [],
  };
  const extra = (...providers: object[]) => ({ ...environment, EXTRA_LLM_PROVIDERS: JSON.stringify(providers) });
  expect(() => readKeysEnv(extra(shadow))).toThrow(
    'EXTRA_LLM_PROVIDERS: give each provider an id that no other provider has',
  );
  const own = { ...shadow, id: 'own' };
  expect(() => readKeysEnv(extra(own))).not.toThrow();
  expect(() => readKeysEnv(extra(own, own))).toThrow('EXTRA_LLM_PROVIDERS');
});
