import { randomBytes } from 'node:crypto';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import { generateVaultKey } from '@konstruct/kit/vault';

/** 256 random bits as text, after a word that says what they are for. */
export const randomSecret = (word = '') => [word, randomBytes(32).toString('base64url')].filter(Boolean).join('-');

/** The platform's own secrets. `mark` stands in each: production knows those of development by it, and refuses them. */
export async function makeSecrets(mark = ''): Promise<Record<string, string>> {
  const identity = await generateIdentityKeys();
  const name = (purpose: string) => [mark, purpose].filter(Boolean).join('-');
  const named = (jwk: string) => JSON.stringify({ ...JSON.parse(jwk), kid: name('identity-1') });
  const [llm, channels] = [generateVaultKey(name('llm-1')), generateVaultKey(name('channels-1'))];
  return {
    PLATFORM_SECRET: randomSecret(mark),
    SERVICE_CALL_SECRET: randomSecret(mark),
    AUTH_SECRET: randomSecret(mark),
    IDENTITY_PUBLIC_KEY: named(identity.publicJwk),
    IDENTITY_PRIVATE_KEY: named(identity.privateJwk),
    LLM_VAULT_PUBLIC_KEY: llm.publicJwk,
    LLM_VAULT_KEYS: `[${llm.privateJwk}]`,
    CHANNELS_VAULT_PUBLIC_KEY: channels.publicJwk,
    CHANNELS_VAULT_KEYS: `[${channels.privateJwk}]`,
  };
}
