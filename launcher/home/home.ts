import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { developmentMark } from '@konstruct/kit/process';
import { makeSecrets, randomSecret } from './secrets.ts';

/** The folder for what this machine keeps: secrets, ports, the database, the sandbox servers' state. */
export function openHome(directory: string | undefined): string {
  const home = resolve(directory ?? join(import.meta.dirname, '../../.konstruct'));
  mkdirSync(home, { recursive: true });
  return home;
}

type Secrets = Record<string, string>;

/**
 * Reads the secrets stored in a file and adds what `make` returns beyond them. It writes atomically, and creates
 * nothing twice.
 */
async function readAndAdd(path: string, make: (known: Secrets) => Promise<Secrets>): Promise<Secrets> {
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Secrets) : {};
  const all = { ...(await make(known)), ...known };
  if (Object.keys(all).length > Object.keys(known).length) {
    writeFileSync(`${path}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return all;
}

/**
 * The secrets of development, created once. Production sets each in its environment, and refuses to start with these.
 */
export async function developmentSecrets(home: string): Promise<Secrets> {
  return readAndAdd(join(home, 'secrets.json'), async (known) => ({
    // A home of an earlier release gets what was added since.
    ...(known['PLATFORM_SECRET'] === undefined || known['AGENTS_CALL_PRIVATE_KEY'] === undefined
      ? await firstSecrets()
      : {}),
    SANDBOX_STRIPE_SECRET_KEY: `sk_test_${random()}`,
    SANDBOX_STRIPE_WEBHOOK_SECRET: `whsec_${random()}`,
  }));
}

async function firstSecrets(): Promise<Secrets> {
  return {
    ...(await makeSecrets(developmentMark)),
    KONSTRUCT_DATABASE_PASSWORD: random(),
    SANDBOX_SLACK_CLIENT_SECRET: random(),
    SANDBOX_SLACK_SIGNING_SECRET: random(),
  };
}

const random = () => randomSecret(developmentMark);
