import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@konstruct/kit/testing';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandEnvironment, newRings, startCommand } from './command.ts';

const compose = (file: string) =>
  parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'), { merge: true }) as {
    services: Record<
      string,
      { entrypoint: string[]; command: string[]; environment: Record<string, string>; secrets: string[] }
    >;
  };
const own = compose('docker-compose.yml').services['key-rotation'];
const fromFiles = compose('docker-compose.secrets.yml').services['key-rotation'];

const production = { NODE_ENV: 'production' };
const isSecret = (name: string) => /PASSWORD|_KEYS$/.test(name);

test('the container of the command is given what the command reads, and nothing else', async () => {
  const database = await createTestDatabase();
  try {
    const environment = commandEnvironment(database, newRings('1'));
    expect(Object.keys(own?.environment ?? {}).toSorted()).toEqual(
      ['NODE_ENV', ...Object.keys(environment)].toSorted(),
    );
    expect([own?.entrypoint, own?.command]).toEqual([['node', 'launcher/keys/main.ts'], ['status']]);
    const given = Object.fromEntries(
      Object.keys(own?.environment ?? {}).map((name) => [
        name,
        ({ ...environment, ...production } as Record<string, string>)[name] ?? '',
      ]),
    );
    for (const args of [
      ['status'],
      ['new', 'llm'],
      ['new', 'channels'],
      ['new', 'identity'],
      ['new', 'agents-call'],
      ['rotate'],
    ])
      expect([args, await startCommand(given, ...args).ended]).toEqual([args, { code: 0, output: expect.any(String) }]);
    expect(await startCommand(given, 'retire', 'llm-1').ended).toMatchObject({
      code: 3,
      output: expect.stringContaining('seals now'),
    });
    for (const name of Object.keys(environment)) {
      const command = { IDENTITY_PUBLIC_KEY: ['new', 'identity'], AGENTS_CALL_PUBLIC_KEY: ['new', 'agents-call'] }[
        name
      ] ?? ['status'];
      const missing = await startCommand({ ...given, [name]: '' }, ...command).ended;
      expect(missing).toMatchObject({ code: 1, output: expect.stringMatching(new RegExp(`^  ${name}: `, 'm')) });
    }
  } finally {
    await database.drop();
  }
  // Some twenty processes, one after the other.
}, 180_000);

test('it gets its secrets from files, if they are not in the environment', () => {
  const secrets = Object.keys(own?.environment ?? {}).filter(isSecret);
  expect(fromFiles?.secrets.toSorted()).toEqual(secrets.toSorted());
  expect(fromFiles?.environment).toEqual(
    Object.fromEntries(secrets.map((name) => [`${name}_FILE`, `/run/secrets/${name}`])),
  );
});

describe('where secrets are files', () => {
  test('private keys are written to their files, and public ones to .env', async () => {
    const database = await createTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'konstruct-keys-'));
    try {
      mkdirSync(join(folder, 'secrets'));
      const entries = Object.entries({ ...commandEnvironment(database, newRings('1', '2')), ...production });
      const inFiles = entries.map(([name, value]) => {
        if (!isSecret(name)) return [name, value] as const;
        writeFileSync(join(folder, 'secrets', name), value);
        return [`${name}_FILE`, join(folder, 'secrets', name)] as const;
      });
      const environment = Object.fromEntries(inFiles);
      const linesOf = async (...args: string[]) => {
        const { code, output } = await startCommand(environment, ...args).ended;
        expect([code, output]).toEqual([0, expect.stringContaining('docker compose up -d --force-recreate ')]);
        return output.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      };
      const inShell = (line = '') => execFileSync('sh', ['-c', line], { cwd: folder });
      const ringOf = () =>
        JSON.parse(readFileSync(join(folder, 'secrets/LLM_VAULT_KEYS'), 'utf8')) as { kid: string }[];

      const [ring, sealing] = await linesOf('new', 'llm');
      inShell(ring);
      expect(ringOf().map(({ kid }) => kid)).toEqual(['llm-1', 'llm-2', expect.stringMatching(/^llm-\d{8}-/)]);
      expect(sealing).toMatch(/^LLM_VAULT_PUBLIC_KEY='/);
      const [, ...retired] = await linesOf('retire', 'llm-1');
      inShell(retired[0]);
      expect(ringOf().map(({ kid }) => kid)).toEqual(['llm-2', expect.stringMatching(/^llm-\d{8}-/)]);
      const [, signing] = await linesOf('new', 'identity');
      inShell(signing);
      expect(JSON.parse(readFileSync(join(folder, 'secrets/IDENTITY_PRIVATE_KEY'), 'utf8'))).toHaveProperty('d');
    } finally {
      rmSync(folder, { recursive: true });
      await database.drop();
    }
  });
});
