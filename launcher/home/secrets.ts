import { randomBytes } from 'node:crypto';
import { directoryRole, gatewayRole, rolePassword, tenantRole, workerRole } from '@konstruct/kit/database';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import { generateVaultKey, purposeSecret } from '@konstruct/kit/vault';
import { subgraphs } from '@konstruct/schema/subgraphs';

/** 256 random bits as text, after a word that names their purpose. */
export const randomSecret = (word = '') => [word, randomBytes(32).toString('base64url')].filter(Boolean).join('-');

/** Halves that must belong to the same key pair. */
export const keyPairs = [
  { public: 'IDENTITY_PUBLIC_KEY', private: 'IDENTITY_PRIVATE_KEY' },
  { public: 'AGENTS_CALL_PUBLIC_KEY', private: 'AGENTS_CALL_PRIVATE_KEY' },
  { public: 'LLM_VAULT_PUBLIC_KEY', private: 'LLM_VAULT_KEYS' },
  { public: 'CHANNELS_VAULT_PUBLIC_KEY', private: 'CHANNELS_VAULT_KEYS' },
] as const;

/**
 * The platform's own secrets. Each contains `mark`: production recognizes those of development by it, and rejects them.
 */
export async function makeSecrets(mark = ''): Promise<Record<string, string>> {
  const [identity, call] = [await generateIdentityKeys(), await generateIdentityKeys()];
  const name = (purpose: string) => [mark, purpose].filter(Boolean).join('-');
  const named = (jwk: string, purpose: string) => JSON.stringify({ ...JSON.parse(jwk), kid: name(purpose) });
  const [llm, channels] = [generateVaultKey(name('llm-1')), generateVaultKey(name('channels-1'))];
  return {
    PLATFORM_SECRET: randomSecret(mark),
    AUTH_SECRET: randomSecret(mark),
    IDENTITY_PUBLIC_KEY: named(identity.publicJwk, 'identity-1'),
    IDENTITY_PRIVATE_KEY: named(identity.privateJwk, 'identity-1'),
    AGENTS_CALL_PUBLIC_KEY: named(call.publicJwk, 'agents-call-1'),
    AGENTS_CALL_PRIVATE_KEY: named(call.privateJwk, 'agents-call-1'),
    LLM_VAULT_PUBLIC_KEY: llm.publicJwk,
    LLM_VAULT_KEYS: `[${llm.privateJwk}]`,
    CHANNELS_VAULT_PUBLIC_KEY: channels.publicJwk,
    CHANNELS_VAULT_KEYS: `[${channels.privateJwk}]`,
  };
}

/** The services that have directory tables. */
export const withDirectory: readonly string[] = ['accounts', 'billing', 'channels', 'keys', 'usage'];

/** What the services get instead of the platform's secret: each its own, from which no other can be derived. */
export function derivedSecrets(platformSecret: string): Record<string, string> {
  const password = (role: string) => rolePassword(role, platformSecret);
  return {
    ...Object.fromEntries(
      subgraphs.map((name) => [`${name.toUpperCase()}_DATABASE_PASSWORD`, password(tenantRole(name))]),
    ),
    ...Object.fromEntries(
      withDirectory.map((name) => [`${name.toUpperCase()}_DIRECTORY_PASSWORD`, password(directoryRole(name))]),
    ),
    GATEWAY_DATABASE_PASSWORD: password(gatewayRole),
    DATABASE_QUEUE_PASSWORD: password(workerRole),
    LLM_FINGERPRINT_SECRET: purposeSecret(platformSecret, 'fingerprint/llm-keys'),
    WHATSAPP_VERIFY_SECRET: purposeSecret(platformSecret, 'whatsapp/verify-token'),
  };
}

/** Secrets for one service or some; no other service has them. Public keys are not secrets. */
const holders: Readonly<Record<string, readonly string[]>> = {
  DATABASE_QUEUE_PASSWORD: ['accounts', 'agents', 'billing', 'channels', 'usage'],
  AUTH_SECRET: ['accounts', 'gateway'],
  SMTP_URL: ['accounts'],
  IDENTITY_PRIVATE_KEY: ['gateway'],
  AGENTS_CALL_PRIVATE_KEY: ['agents'],
  LLM_VAULT_KEYS: ['agents'],
  LLM_FINGERPRINT_SECRET: ['keys'],
  CHANNELS_VAULT_KEYS: ['channels'],
  WHATSAPP_VERIFY_SECRET: ['channels'],
  SLACK_CLIENT_SECRET: ['channels'],
  SLACK_SIGNING_SECRET: ['channels'],
  STRIPE_SECRET_KEY: ['billing'],
  STRIPE_WEBHOOK_SECRET: ['billing'],
  PLATFORM_SECRET: [],
};

/** The names of all secrets of an installation's processes, as in its .env. */
export const secretNames: readonly string[] = [
  ...new Set([
    ...Object.keys(holders),
    ...Object.keys(derivedSecrets('')).filter((name) => name.endsWith('_PASSWORD')),
  ]),
];

/** The services that get a secret. */
export const holdersOf = (name: string): readonly string[] => holders[name] ?? [];

/** The platform's own secrets among these variables, without whatever else a machine's environment contains. */
export function ownSecrets(all: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const known = new Set([...Object.keys(holders), ...keyPairs.flatMap((pair) => [pair.public, pair.private])]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => known.has(name) || databasePassword.test(name)));
}

const databasePassword = /^([A-Z]+)_(DATABASE|DIRECTORY)_PASSWORD$/;

/**
 * The environment of one service, as in its container: its own secrets under the names that it reads, and no other
 * service's.
 */
export function ownEnvironment(
  name: string,
  all: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const own = Object.entries(all).flatMap(([variable, value]) => {
    const [, owner = '', kind] = databasePassword.exec(variable) ?? [];
    if (kind && owner !== 'DATABASE') {
      const given = kind === 'DATABASE' ? 'DATABASE_PASSWORD' : 'DATABASE_DIRECTORY_PASSWORD';
      return owner === name.toUpperCase() ? [[given, value] as const] : [];
    }
    const known = holders[variable.replace(/_FILE$/, '')];
    return known && !known.includes(name) ? [] : [[variable, value] as const];
  });
  return Object.fromEntries(own);
}
