import { generateIdentityKeys } from '@konstruct/kit/identity';
import type { Running, StartService } from '@konstruct/kit/process';
import { createTestIdentity, type TestDatabase, type TestIdentity } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';
import { startStripe } from '@konstruct/sandbox/stripe';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { freePort } from '../../launcher/home/ports.ts';

export interface RunningSubgraphs {
  readonly identity: TestIdentity;
  readonly services: Readonly<Record<string, Running>>;
  stop(): Promise<void>;
}

/** Starts every subgraph in this process, to be called without a gateway, with the actor that the test names. */
export async function startSubgraphs(database: TestDatabase): Promise<RunningSubgraphs> {
  const [identity, call] = await Promise.all([createTestIdentity(), generateIdentityKeys()]);
  const ports = await Promise.all(subgraphs.map(async (name) => [name.toUpperCase(), await freePort()] as const));
  const [llm, channels] = await Promise.all([generateVaultKey('llm'), generateVaultKey('channels')]);
  const secretKey = 'the secret key of Stripe in tests';
  // It answers at once: Stripe's SDK calls a silent address several times, with pauses.
  const stripe = await startStripe({ port: 0, secretKey });
  const environment = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.connection.databaseUrl,
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    AGENTS_CALL_PUBLIC_KEY: call.publicJwk,
    AGENTS_CALL_PRIVATE_KEY: call.privateJwk,
    WHATSAPP_VERIFY_SECRET: 'the secret of verify tokens in tests, no other',
    LLM_FINGERPRINT_SECRET: 'the secret of fingerprints in tests, no other',
    AUTH_SECRET: 'the secret of session cookies in tests',
    SMTP_URL: 'smtp://127.0.0.1:9',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: 'the webhook secret of Stripe in tests',
    STRIPE_API_URL: stripe.url,
    LLM_VAULT_PUBLIC_KEY: llm.publicJwk,
    LLM_VAULT_KEYS: `[${llm.privateJwk}]`,
    CHANNELS_VAULT_PUBLIC_KEY: channels.publicJwk,
    CHANNELS_VAULT_KEYS: `[${channels.privateJwk}]`,
    ...Object.fromEntries(ports.map(([name, port]) => [`${name}_PORT`, String(port)])),
    ...Object.fromEntries(ports.map(([name, port]) => [`${name}_URL`, `http://127.0.0.1:${port}`])),
  };
  const running: Running[] = [];
  for (const name of subgraphs) {
    const { start } = (await import(`@konstruct/${name}/main`)) as { start: StartService };
    running.push(await start({ ...environment, ...database.passwords(name) }));
  }
  return {
    identity,
    services: Object.fromEntries(running.map((service) => [service.name, service])),
    async stop() {
      await Promise.all(running.map((service) => service.stop()));
      await stripe.stop();
    },
  };
}
