import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import type { StartService } from '@konstruct/kit/process';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { developmentSecrets } from '../launcher/home/home.ts';
import { freePort } from '../launcher/home/ports.ts';
import { productionEnvironment, random } from './production-environment.ts';

let database: TestDatabase;
let home: string;
let port: number;
let complete: Record<string, string>;
let development: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  home = mkdtempSync(join(tmpdir(), 'konstruct-home-'));
  port = await freePort();
  development = await developmentSecrets(mkdtempSync(join(home, 'development-')));
  complete = await productionEnvironment(database, home, port);
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await database?.drop();
});

/** A separate launcher, with this environment and nothing from the test's. */
function launch(parts: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../launcher/start.ts'), ...parts], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const run = { child, output: '', errors: '' };
  child.stdout?.on('data', (chunk: Buffer) => (run.output += String(chunk)));
  child.stderr?.on('data', (chunk: Buffer) => (run.errors += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { ...run, ended, read: () => run };
}

const sentencesOf = (text: string) =>
  text.split('\n').flatMap((line) => (/^ *[A-Z_]+: /.test(line) ? [line.trim()] : []));

/** What a production process wrote to its log, in which each line is JSON. */
const saidBy = ({ output, errors }: { output: string; errors: string }) =>
  `${output}${errors}`
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { msg: string }).msg)
    .join('\n');

/** Why a service does not start, a sentence for each variable: the launcher's output before it ends. */
async function rejectionOf(service: string, changed: Record<string, string>): Promise<string[]> {
  const { start } = (await import(`@konstruct/${service}/main`)) as { start: StartService };
  const ports = Object.fromEntries([...subgraphs, 'portal'].map((name) => [`${name.toUpperCase()}_PORT`, '0']));
  const urls = Object.fromEntries(
    [...subgraphs, 'portal', 'gateway'].map((name) => [`${name.toUpperCase()}_URL`, 'http://127.0.0.1:9']),
  );
  const started = await start({ ...complete, ...database.passwords(service), ...ports, ...urls, ...changed }).catch(
    (error: unknown) => sentencesOf(String(error)),
  );
  if (Array.isArray(started)) return started;
  await started.stop();
  return ['it started'];
}

describe('SEC-M4 nothing starts, in development neither, with', () => {
  const development = { NODE_ENV: 'development' };

  test.each([
    ['channels', 'CHANNELS_VAULT_KEYS', () => `[${generateVaultKey('channels').privateJwk}]`],
    ['agents', 'LLM_VAULT_KEYS', () => `[${generateVaultKey('llm').privateJwk}]`],
    ['agents', 'AGENTS_CALL_PRIVATE_KEY', async () => (await generateIdentityKeys()).privateJwk],
    ['gateway', 'IDENTITY_PRIVATE_KEY', async () => (await generateIdentityKeys()).privateJwk],
  ])('a private key that is not the other half of the public one: %s, %s', async (service, name, make) => {
    const foreign = await make();
    for (const mode of [development, {}]) {
      const sentences = await rejectionOf(service, { ...mode, [name]: foreign });
      expect(sentences).toEqual([expect.stringMatching(`^${name}: it does not match [A-Z_]+_PUBLIC_KEY; .+\\.$`)]);
    }
  });

  test.each([
    ['accounts', 'AUTH_SECRET', 'DATABASE_PASSWORD'],
    ['accounts', 'DATABASE_DIRECTORY_PASSWORD', 'DATABASE_QUEUE_PASSWORD'],
    ['channels', 'WHATSAPP_VERIFY_SECRET', 'SLACK_SIGNING_SECRET'],
    ['keys', 'LLM_FINGERPRINT_SECRET', 'DATABASE_PASSWORD'],
    ['gateway', 'AUTH_SECRET', 'DATABASE_PASSWORD'],
  ])('one text for two purposes: %s, %s and %s', async (service, first, second) => {
    const same = random();
    const sentences = await rejectionOf(service, { ...development, [first]: same, [second]: same });
    expect(sentences).toEqual([
      expect.stringMatching(`^(${first}|${second}): it is the same as (${first}|${second}); .+\\.$`),
    ]);
    expect(sentences.join('')).not.toContain(same);
  });
});

describe('62 production does not start', () => {
  test.each([
    [
      'accounts',
      [
        'DATABASE_PASSWORD',
        'DATABASE_DIRECTORY_PASSWORD',
        'DATABASE_QUEUE_PASSWORD',
        'DATABASE_URL',
        'PUBLIC_URL',
        'AUTH_SECRET',
        'SMTP_URL',
        'MAIL_FROM',
      ],
    ],
    ['usage', ['DATABASE_PASSWORD', 'AGENTS_CALL_PUBLIC_KEY', 'IDENTITY_PUBLIC_KEY']],
    ['gateway', ['DATABASE_PASSWORD', 'IDENTITY_PRIVATE_KEY', 'AUTH_SECRET', 'PUBLIC_URL']],
    ['keys', ['LLM_VAULT_PUBLIC_KEY', 'LLM_FINGERPRINT_SECRET', 'AGENTS_CALL_PUBLIC_KEY']],
    ['agents', ['LLM_VAULT_KEYS', 'AGENTS_CALL_PRIVATE_KEY']],
    [
      'channels',
      [
        'WHATSAPP_VERIFY_SECRET',
        'CHANNELS_VAULT_KEYS',
        'CHANNELS_VAULT_PUBLIC_KEY',
        'SLACK_CLIENT_ID',
        'SLACK_CLIENT_SECRET',
        'SLACK_SIGNING_SECRET',
      ],
    ],
    ['billing', ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']],
  ])('%s without one of %j, and says which', async (service, names) => {
    for (const name of names) {
      for (const value of ['', '  '])
        expect(await rejectionOf(service, { [name]: value })).toEqual([expect.stringMatching(`^${name}: .+\\.$`)]);
    }
  });

  test.each([
    ['accounts', ['AUTH_SECRET']],
    ['usage', ['AGENTS_CALL_PUBLIC_KEY', 'IDENTITY_PUBLIC_KEY']],
    ['gateway', ['IDENTITY_PRIVATE_KEY']],
    ['keys', ['LLM_VAULT_PUBLIC_KEY', 'AGENTS_CALL_PUBLIC_KEY']],
    ['agents', ['LLM_VAULT_KEYS', 'AGENTS_CALL_PRIVATE_KEY']],
    ['channels', ['CHANNELS_VAULT_KEYS', 'CHANNELS_VAULT_PUBLIC_KEY']],
  ])("%s with a development machine's %j", async (service, names) => {
    for (const name of names) {
      const secret = development[name];
      if (!secret) throw new Error(`Development has no ${name}.`);
      expect(await rejectionOf(service, { [name]: secret })).toEqual([
        expect.stringMatching(`^${name}: it was made for development.+\\.$`),
      ]);
    }
  });

  test.each([
    [
      'channels',
      { SLACK_SIGNING_SECRET: 'SANDBOX_SLACK_SIGNING_SECRET', SLACK_CLIENT_SECRET: 'SANDBOX_SLACK_CLIENT_SECRET' },
    ],
    [
      'billing',
      { STRIPE_SECRET_KEY: 'SANDBOX_STRIPE_SECRET_KEY', STRIPE_WEBHOOK_SECRET: 'SANDBOX_STRIPE_WEBHOOK_SECRET' },
    ],
  ])("%s with a sandbox server's secrets", async (service, names) => {
    const changed = Object.fromEntries(Object.entries(names).map(([name, kept]) => [name, development[kept] ?? '']));
    expect((await rejectionOf(service, changed)).map((line) => line.split(':')[0]).toSorted()).toEqual(
      Object.keys(names).toSorted(),
    );
  });

  test.each([
    ['channels', 'SLACK_API_URL', 'http://127.0.0.1:4010/api/'],
    ['channels', 'SLACK_AUTHORIZE_URL', 'http://localhost:4010/oauth/v2/authorize'],
    ['channels', 'META_GRAPH_URL', 'https://10.0.0.7'],
    ['keys', 'OPENAI_BASE_URL', 'http://api.openai.com/v1'],
    ['agents', 'ANTHROPIC_BASE_URL', 'https://[::1]:4010'],
    ['billing', 'STRIPE_API_URL', 'http://sandbox:4014'],
    ['accounts', 'SMTP_URL', 'smtp://127.0.0.1:2525'],
    ['portal', 'SANDBOX_SERVERS', '[{"name":"Slack"}]'],
  ])('%s with a sandbox server in %s', async (service, name, value) => {
    const sentences = await rejectionOf(service, { [name]: value });
    expect(sentences).toEqual([expect.stringMatching(`^${name}: .+\\.$`)]);
    expect(sentences.join('')).not.toContain(value);
  });

  test.each([{ SLACK_SIGNING_SECRET: '' }, { PLATFORM_SECRET: '' }, { DATABASE_URL: '' }])(
    'as a process, with %j: it ends with 1',
    async (changed) => {
      const run = launch(['channels'], { ...complete, ...changed });
      expect(await run.ended).toBe(1);
      expect(sentencesOf(saidBy(run.read()))).toEqual([expect.stringMatching(`^${Object.keys(changed)[0]}: .+\\.$`)]);
    },
  );
});

test('production starts without the secrets of integrations that are off, and their webhooks are not there', async () => {
  const isOfIntegration = /^(SLACK|META|STRIPE|WHATSAPP)_/;
  const bare = Object.fromEntries(Object.entries(complete).filter(([name]) => !isOfIntegration.test(name)));
  const run = launch([...subgraphs, 'gateway'], { ...bare, SLACK: 'off', WHATSAPP: 'off', BILLING: 'off' });
  try {
    await until(() => {
      if (run.child.exitCode !== null) throw new Error(run.read().errors);
      return run.read().output.includes('gateway ready');
    }, 60_000);
    const statuses = await Promise.all(
      ['slack', 'whatsapp/0199aaaa-0000-7000-8000-000000000000', 'stripe'].map(async (path) => {
        const response = await fetch(`http://127.0.0.1:${port}/webhooks/${path}`, { method: 'POST', body: '{}' });
        return response.status;
      }),
    );
    expect(statuses).toEqual([404, 404, 404]);
    expect(run.read().output).not.toContain('sandbox server');
  } finally {
    run.child.kill('SIGTERM');
    await run.ended;
  }
});
