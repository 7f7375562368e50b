import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import { createTestDatabase, type TestDatabase, until } from '@konstruct/kit/testing';
import { generateVaultKey } from '@konstruct/kit/vault';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../launcher/home/ports.ts';
import { services } from '../launcher/start/start-service.ts';

const launcher = join(import.meta.dirname, '../launcher');
const random = () => randomBytes(32).toString('base64url');

let database: TestDatabase;
let production: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  const [identity, call] = [await generateIdentityKeys(), await generateIdentityKeys()];
  const [llm, channels] = [generateVaultKey('llm'), generateVaultKey('channels')];
  production = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    LOG_LEVEL: 'debug',
    PUBLIC_URL: 'https://konstruct.example',
    DATABASE_URL: database.ownerUrl,
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
    BILLING: 'off',
    STOP_DELAY_SECONDS: '1',
    ...Object.fromEntries(
      [...subgraphs, 'portal', 'gateway'].map((name) => [`${name.toUpperCase()}_URL`, 'http://127.0.0.1:9']),
    ),
  };
});
afterAll(() => database?.drop());

interface Line {
  readonly name: string;
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly stack?: string };
}

/** The output of a program, on both streams, and how it ends. */
function run(program: string, argument: string, environment: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [join(launcher, program), ...(argument ? [argument] : [])], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines = () =>
    output
      .split('\n')
      .filter(Boolean)
      .map((line): Line => JSON.parse(line));
  return { child, ended, lines, output: () => output };
}

const isLine = {
  level: expect.any(Number),
  time: expect.any(Number),
  name: expect.any(String),
  msg: expect.any(String),
};
const alarms = (lines: readonly Line[]) => lines.filter(({ level }) => level >= 40);

test.each(services)(
  '%s writes JSON lines and nothing else, from its start to its end, and no alarm while it does its work',
  async (name) => {
    const port = await freePort();
    const own = name === 'gateway' ? 'PORT' : `${name.toUpperCase()}_PORT`;
    const others = Object.fromEntries(subgraphs.map((each) => [`${each.toUpperCase()}_PORT`, '0']));
    const environment = { ...production, ...others, ...database.passwords(name), [own]: String(port) };
    const { child, ended, lines, output } = run('serve.ts', name, environment);
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });
    await until(async () => {
      if (child.exitCode !== null) throw new Error(output());
      // The portal is ready once its gateway is, which is not running in this test.
      return (await ask(name === 'portal' ? '/healthz' : '/readyz').catch(() => null))?.ok;
    }, 60_000);

    // Requests that are answered, rejected, not found, and not understood.
    const statuses = await Promise.all(
      [
        ask('/healthz'),
        ask('/nothing/here'),
        ask('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"query":"{ __typename }"}',
        }),
        ask('/webhooks/slack', { method: 'POST', body: 'unsigned' }),
        ask('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }),
      ].map(async (answer) => (await answer).status),
    );
    expect(statuses[0]).toBe(200);
    child.kill('SIGTERM');
    await ended;
    for (const line of lines()) expect(line).toMatchObject(isLine);
    expect(lines().map(({ name: of }) => of)).toEqual(lines().map(() => name));
    expect(lines().map(({ msg }) => msg)).toEqual(
      expect.arrayContaining([expect.stringContaining(`${name} ready on http://`)]),
    );
    // The gateway's services are not running in this test, and it has to report that.
    const isOfOthers = ({ msg }: Line) =>
      name === 'gateway' && /request to a subgraph failed|response errored/.test(msg);
    expect(alarms(lines()).filter((line) => !isOfOthers(line))).toEqual([]);
  },
);

test('the portal tells its metrics on a port of its own, by route, and nothing of them where pages are', async () => {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const environment = { ...production, PORTAL_PORT: String(port), PORTAL_METRICS_PORT: String(metricsPort) };
  const { child, ended, lines } = run('serve.ts', 'portal', environment);
  const get = async (at: number, path: string) =>
    (await fetch(`http://127.0.0.1:${at}${path}`, { redirect: 'manual' })).text();
  await until(async () => (await get(port, '/healthz').catch(() => '')) === 'ok', 60_000);
  await get(port, '/sign-in');
  expect(await get(port, '/metrics')).not.toContain('konstruct_http_request_seconds');
  const text = await until(async () => {
    const metrics = await get(metricsPort, '/metrics');
    return metrics.includes('route="/(entry)/sign-in"') && metrics;
  }, 10_000);
  expect(text).toContain('service="portal"');
  child.kill('SIGTERM');
  await ended;
  // Its gateway is not running in this test: failures caused by that are logged under the route.
  for (const line of lines()) expect(line).toMatchObject({ ...isLine, name: 'portal' });
});

test('what keeps a service from starting, and migrate from its end, is one line', async () => {
  for (const [program, argument] of [
    ['serve.ts', 'agents'],
    ['migrate.ts', ''],
    ['start.ts', 'accounts'],
  ] as const) {
    const { ended, lines } = run(program, argument, { PATH: production['PATH'] ?? '', NODE_ENV: 'production' });
    expect(await ended).toBe(1);
    expect(lines()).toHaveLength(1);
    expect(lines()[0]?.msg).toMatch(
      /^(migrate failed: )?The environment is not (complete|fit for production)\.\n {2}[A-Z_]+: /,
    );
  }
});

test('migrate writes JSON lines, and what it fails by is one', async () => {
  const platform = { PLATFORM_SECRET: database.connection.platformSecret };
  const good = run('migrate.ts', '', { ...production, ...platform });
  expect([await good.ended, good.output()]).toEqual([0, expect.any(String)]);
  for (const line of good.lines()) expect(line).toMatchObject({ ...isLine, name: 'migrate' });
  const bad = run('migrate.ts', '', { ...production, ...platform, DATABASE_URL: 'postgres://127.0.0.1:9/nowhere' });
  expect(await bad.ended).toBe(1);
  expect(bad.lines()).toEqual([expect.objectContaining({ ...isLine, name: 'migrate', level: 50 })]);
  expect(bad.lines()[0]?.msg).toMatch(/^migrate failed: .*ECONNREFUSED/);
});
