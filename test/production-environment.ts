import { randomBytes } from 'node:crypto';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import type { TestDatabase } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';

export const random = () => randomBytes(32).toString('base64url');

/** An environment with all that production needs to start; the gateway listens on this port. */
export async function productionEnvironment(
  database: TestDatabase,
  home: string,
  port: number,
): Promise<Record<string, string>> {
  const [identity, call] = [await generateIdentityKeys(), await generateIdentityKeys()];
  const [llm, channels] = [generateVaultKey('llm'), generateVaultKey('channels')];
  return {
    NODE_ENV: 'production',
    KONSTRUCT_HOME: home,
    LOG_LEVEL: 'warn',
    PORT: String(port),
    PUBLIC_URL: 'https://konstruct.example',
    DATABASE_URL: database.ownerUrl,
    PLATFORM_SECRET: database.connection.platformSecret,
    WHATSAPP_VERIFY_SECRET: random(),
    LLM_FINGERPRINT_SECRET: random(),
    AGENTS_CALL_PUBLIC_KEY: call.publicJwk,
    AGENTS_CALL_PRIVATE_KEY: call.privateJwk,
    AUTH_SECRET: random(),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    IDENTITY_PRIVATE_KEY: identity.privateJwk,
    LLM_VAULT_PUBLIC_KEY: llm.publicJwk,
    LLM_VAULT_KEYS: `[${llm.privateJwk}]`,
    CHANNELS_VAULT_PUBLIC_KEY: channels.publicJwk,
    CHANNELS_VAULT_KEYS: `[${channels.privateJwk}]`,
    SMTP_URL: 'smtps://user:password@smtp.example.com',
    MAIL_FROM: 'Konstruct <hello@konstruct.example>',
    SLACK_CLIENT_ID: '12345.67890',
    SLACK_CLIENT_SECRET: random(),
    SLACK_SIGNING_SECRET: random(),
    STRIPE_SECRET_KEY: `sk_live_${random()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${random()}`,
  };
}
