import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { servicePasswords } from '@konstruct/kit/database';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import type { TestDatabase } from '@konstruct/kit/testing';
import { generateVaultKey, type VaultKeyPair } from '@konstruct/kit/vault';

/** The keys that an installation has: for each vault those of its ring, the last one sealing. */
export interface Rings {
  readonly llm: readonly VaultKeyPair[];
  readonly channels: readonly VaultKeyPair[];
}

export const newRings = (...names: string[]): Rings => ({
  llm: names.map((name) => generateVaultKey(`llm-${name}`)),
  channels: names.map((name) => generateVaultKey(`channels-${name}`)),
});

export const ringJson = (keys: readonly VaultKeyPair[]) => `[${keys.map(({ privateJwk }) => privateJwk).join(',')}]`;

const { publicJwk } = await generateIdentityKeys();
/** Verifies signatures. */
export const signingKeys = { IDENTITY_PUBLIC_KEY: publicJwk, AGENTS_CALL_PUBLIC_KEY: publicJwk };

/** What the command's container is given, and nothing more. */
export function commandEnvironment(
  { connection: { databaseUrl, platformSecret } }: TestDatabase,
  { llm, channels }: Rings,
) {
  const [ofKeys, ofChannels] = [servicePasswords('keys', platformSecret), servicePasswords('channels', platformSecret)];
  return {
    DATABASE_URL: databaseUrl,
    KEYS_DATABASE_PASSWORD: ofKeys.DATABASE_PASSWORD,
    KEYS_DIRECTORY_PASSWORD: ofKeys.DATABASE_DIRECTORY_PASSWORD,
    CHANNELS_DATABASE_PASSWORD: ofChannels.DATABASE_PASSWORD,
    CHANNELS_DIRECTORY_PASSWORD: ofChannels.DATABASE_DIRECTORY_PASSWORD,
    LLM_VAULT_PUBLIC_KEY: llm.at(-1)?.publicJwk ?? '',
    LLM_VAULT_KEYS: ringJson(llm),
    CHANNELS_VAULT_PUBLIC_KEY: channels.at(-1)?.publicJwk ?? '',
    CHANNELS_VAULT_KEYS: ringJson(channels),
    ...signingKeys,
  };
}

export interface Run {
  readonly child: ChildProcess;
  /** The exit code, or the signal that ended it, and its whole output. */
  readonly ended: Promise<{ readonly code: number | string | null; readonly output: string }>;
}

/** Starts `npm run keys` in its own process, with this environment and nothing from the test's. */
export function startCommand(environment: Readonly<Record<string, string>>, ...args: string[]): Run {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../launcher/keys/main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<{ code: number | string | null; output: string }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
  return { child, ended };
}
