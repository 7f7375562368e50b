import { generateKeyPairSync } from 'node:crypto';
import { servicePasswords } from '@konstruct/kit/database';
import { generateVaultKey } from '@konstruct/kit/vault';
import { describe, expect, test } from 'vitest';
import { readAgentsEnv } from '../../subgraphs/agents/env.ts';
import { readKeysEnv } from '../../subgraphs/keys/env.ts';

const vault = generateVaultKey('k');
const callKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const common = { DATABASE_URL: 'postgres://localhost/konstruct', IDENTITY_PUBLIC_KEY: '{"x":"of people"}' };
const environments = {
  keys: {
    ...{ ...common, ...servicePasswords('keys', 'the platform secret of this test') },
    LLM_FINGERPRINT_SECRET: 'the secret of fingerprints in this test',
    AGENTS_CALL_PUBLIC_KEY: '{"x":"of calls"}',
    LLM_VAULT_PUBLIC_KEY: vault.publicJwk,
  },
  agents: {
    ...{ ...common, ...servicePasswords('agents', 'the platform secret of this test') },
    ...{ AGENTS_PORT: '0', USAGE_URL: 'http://localhost:1', KEYS_URL: 'http://localhost:2' },
    AGENTS_CALL_PRIVATE_KEY: JSON.stringify(callKey),
    LLM_VAULT_KEYS: JSON.stringify([JSON.parse(vault.privateJwk)]),
  },
};

/** What each service makes of a setting: the message of its issue, or the value that it reads. */
function readings(changed: Readonly<Record<string, string>>, name: string) {
  const read = (reader: (source: Record<string, string>) => object, own: Record<string, string>): unknown => {
    try {
      return (reader({ ...own, ...changed }) as Record<string, unknown>)[name];
    } catch (error) {
      const line = String(error)
        .split('\n')
        .find((each) => each.includes(name));
      return line?.trim() ?? String(error);
    }
  };
  return [read(readKeysEnv, environments.keys), read(readAgentsEnv, environments.agents)] as const;
}

const model = { id: 'm', name: 'M', inputUsdPerMillionTokens: '0.15', outputUsdPerMillionTokens: '0.60' };
const provider = {
  id: 'local',
  name: 'L',
  protocol: 'openai-compatible',
  baseUrl: 'https://l.example.com/v1',
  isKeyRequired: true,
  models: [model],
};
const extra = (...providers: object[]) => ({ EXTRA_LLM_PROVIDERS: JSON.stringify(providers) });

describe('keys and agents read one setting in one way', () => {
  test.each<[string, Record<string, string>, 'taken' | 'refused']>([
    ['a provider', extra(provider), 'taken'],
    ['a model without a price', extra({ ...provider, models: [{ id: 'm', name: 'M' }] }), 'taken'],
    [
      'a model with half a price',
      extra({ ...provider, models: [{ ...model, outputUsdPerMillionTokens: null }] }),
      'taken',
    ],
    ['a base URL with a slash at its end', extra({ ...provider, baseUrl: 'https://l.example.com/v1/' }), 'taken'],
    ['an id that begins with a dash', extra({ ...provider, id: '-local' }), 'refused'],
    ['an id of 41 characters', extra({ ...provider, id: 'x'.repeat(41) }), 'refused'],
    ['a field that is not known', extra({ ...provider, isFast: true }), 'refused'],
    ['a model’s field that is not known', extra({ ...provider, models: [{ ...model, price: 1 }] }), 'refused'],
    ['a base URL of another kind', extra({ ...provider, baseUrl: 'ftp://l.example.com' }), 'refused'],
    ['a vendor’s id', extra({ ...provider, id: 'openai' }), 'refused'],
    ['an id twice', extra(provider, provider), 'refused'],
    ['no JSON', { EXTRA_LLM_PROVIDERS: '{' }, 'refused'],
    ['a name of blanks', extra({ ...provider, name: ' ' }), 'refused'],
    ['a model twice, with two prices', extra({ ...provider, models: [model, { ...model, name: 'N' }] }), 'refused'],
    ['a base URL with a query', extra({ ...provider, baseUrl: 'https://l.example.com/v1?version=1' }), 'refused'],
    ['a base URL with a fragment', extra({ ...provider, baseUrl: 'https://l.example.com/v1#a' }), 'refused'],
    ['a base URL with a password', extra({ ...provider, baseUrl: 'https://u:p@l.example.com/v1' }), 'refused'],
    ['an address of IPv6', extra({ ...provider, baseUrl: 'http://[::1]:8080/v1' }), 'taken'],
    ['an id that every object has as a property', extra({ ...provider, id: 'constructor' }), 'taken'],
  ])('EXTRA_LLM_PROVIDERS: %s', (_what, changed, expected) => {
    const [keys, agents] = readings(changed, 'EXTRA_LLM_PROVIDERS');
    expect(agents).toEqual(keys);
    expect(typeof keys).toBe(expected === 'taken' ? 'object' : 'string');
  });

  test.each<[string, string, string, unknown]>([
    ['a host without a port', 'LLM_ALLOW_PRIVATE_HOSTS', 'ollama', expect.stringContaining('HOST:PORT')],
    ['an address', 'LLM_ALLOW_PRIVATE_HOSTS', 'http://ollama:11434', expect.stringContaining('HOST:PORT')],
    ['a port that there is not', 'LLM_ALLOW_PRIVATE_HOSTS', 'ollama:99999', expect.stringContaining('HOST:PORT')],
    ['hosts of IPv6', 'LLM_ALLOW_PRIVATE_HOSTS', '[::1]:80,fd00::1:80', ['[::1]:80', 'fd00::1:80']],
    [
      'a query',
      'OPENAI_BASE_URL',
      'https://eu.api.openai.com/v1?a=b',
      expect.stringContaining('set it to https://HOST/PATH, without'),
    ],
    ['a list', 'LLM_ALLOW_PRIVATE_HOSTS', ' ollama:11434, 10.0.0.7:80 ,', ['ollama:11434', '10.0.0.7:80']],
    [
      'another kind of address',
      'OPENAI_BASE_URL',
      'ftp://api.openai.com/v1',
      expect.stringContaining('https://HOST/PATH'),
    ],
    ['a slash at the end', 'OPENAI_BASE_URL', 'https://eu.api.openai.com/v1/', 'https://eu.api.openai.com/v1'],
    ['nothing', 'ANTHROPIC_BASE_URL', '', 'https://api.anthropic.com/v1'],
  ])('%s in %s', (_what, name, value, expected) => {
    expect(readings({ [name]: value }, name)).toEqual([expected, expected]);
  });

  test.each<[string, string, string]>([
    ['null', 'null', 'EXTRA_LLM_PROVIDERS: set it to a list.'],
    ['one provider', JSON.stringify(provider), 'EXTRA_LLM_PROVIDERS: set it to a list.'],
    ['a text in a list', '["local"]', 'EXTRA_LLM_PROVIDERS.0: set it to an object.'],
    [
      'a word for a truth value',
      extra({ ...provider, isKeyRequired: 'yes' }).EXTRA_LLM_PROVIDERS,
      'EXTRA_LLM_PROVIDERS.0.isKeyRequired: set it to true or false.',
    ],
    [
      'a price as a number',
      extra({ ...provider, models: [{ ...model, inputUsdPerMillionTokens: 0.15 }] }).EXTRA_LLM_PROVIDERS,
      'EXTRA_LLM_PROVIDERS.0.models.0.inputUsdPerMillionTokens: set it to text, in quotes.',
    ],
    [
      'a field that is not known',
      extra({ ...provider, isFast: true }).EXTRA_LLM_PROVIDERS,
      'EXTRA_LLM_PROVIDERS.0: take out "isFast".',
    ],
  ])('both say what to set in place of %s', (_what, value, expected) => {
    expect(readings({ EXTRA_LLM_PROVIDERS: value }, 'EXTRA_LLM_PROVIDERS')).toEqual([expected, expected]);
  });

  test('a sandbox provider is rejected in production by both', () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://konstruct.example' };
    const [keys, agents] = readings(
      { ...production, ...extra({ ...provider, isPractice: true }) },
      'EXTRA_LLM_PROVIDERS',
    );
    expect([keys, agents]).toEqual(Array(2).fill(expect.stringContaining('is marked isPractice')));
  });
});
