import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import { generateVaultKey } from '@konstruct/kit/vault';

/** The folder of what this machine keeps: secrets, ports, the database, the stand-ins' state. */
export function openHome(directory: string | undefined): string {
  const home = resolve(directory ?? join(import.meta.dirname, '../.konstruct'));
  mkdirSync(home, { recursive: true });
  return home;
}

/** Reads a JSON file, or writes it, whole or not at all, with what `make` gives. */
async function readOrMake<T>(path: string, make: () => Promise<T>): Promise<T> {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  const made = await make();
  writeFileSync(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return made;
}

const random = () => randomBytes(32).toString('base64url');

/** The secrets of development, made once. Production sets each in its environment, and refuses to start with these. */
export async function developmentSecrets(home: string): Promise<Record<string, string>> {
  return readOrMake(join(home, 'secrets.json'), async () => {
    const identity = await generateIdentityKeys();
    const llm = await generateVaultKey('llm-1');
    const channels = await generateVaultKey('channels-1');
    return {
      PLATFORM_SECRET: random(),
      SERVICE_CALL_SECRET: random(),
      AUTH_SECRET: random(),
      KONSTRUCT_DATABASE_PASSWORD: random(),
      IDENTITY_PUBLIC_KEY: identity.publicJwk,
      IDENTITY_PRIVATE_KEY: identity.privateJwk,
      LLM_VAULT_PUBLIC_KEY: llm.publicJwk,
      LLM_VAULT_KEYS: `[${llm.privateJwk}]`,
      CHANNELS_VAULT_PUBLIC_KEY: channels.publicJwk,
      CHANNELS_VAULT_KEYS: `[${channels.privateJwk}]`,
      SANDBOX_SLACK_CLIENT_SECRET: random(),
      SANDBOX_SLACK_SIGNING_SECRET: random(),
    };
  });
}
