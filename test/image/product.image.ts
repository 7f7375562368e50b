import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeEnv, readEnv, root } from '../compose/compose-file.ts';
import { services } from '../../launcher/start/start-service.ts';
import { connectSlack, createCompany, hire } from '../setup/operator.ts';
import { answered, breakNext, callsOf, writeInSlack } from '../setup/sandbox.ts';
import { type Containers, docker, hasEngine, openContainers } from './containers.ts';

// The printed figures go into the note of the change.
const shown = (...words: unknown[]) => console.log(...words);
const version = 'test';

/** The checks that can pass without a certificate and without a vendor. */
const insideChecks = [
  'the database, its version and its rights',
  "the database's migrations and passwords",
  "the database's notifications",
  "the database's connections",
  'the secrets',
];

beforeAll(async () => {
  if (!hasEngine())
    throw new Error(
      'No container engine answers. On Debian: apt-get install docker.io debootstrap, then start dockerd; DOCKER_HOST names its socket.',
    );
  execFileSync(join(root, 'test/image/base-images.sh'), { stdio: 'inherit' });
  for (const [target, name] of [
    ['product', 'konstruct'],
    ['demo', 'konstruct-demo'],
  ] as const) {
    const began = Date.now();
    await docker(
      'build',
      '--network',
      'host',
      '--target',
      target,
      '--build-arg',
      `VERSION=${version}`,
      '-t',
      `${name}:${version}`,
      '.',
    );
    const bytes = Number(await docker('image', 'inspect', '-f', '{{.Size}}', `${name}:${version}`));
    shown(`${name}: built in ${Math.round((Date.now() - began) / 1000)} s, ${Math.round(bytes / 1e6)} MB`);
  }
});

test('the image says what it is, holds no sandbox server, and runs nothing as root', async () => {
  const labels = JSON.parse(
    await docker('image', 'inspect', '-f', '{{json .Config.Labels}}', `konstruct:${version}`),
  ) as Record<string, string>;
  expect(labels).toMatchObject({
    'org.opencontainers.image.title': 'Konstruct',
    'org.opencontainers.image.version': version,
  });
  const look = 'id -u; ls /app; ls /app/node_modules | grep -c smtp-server; ls /app/node_modules | wc -l';
  const [user, ...rest] = (await docker('run', '--rm', `konstruct:${version}`, 'sh', '-c', look)).split('\n');
  expect(user).toBe('1000');
  expect(rest).not.toContain('sandbox');
  expect(rest).not.toContain('test');
  expect(rest.at(-2)).toBe('0');
});

async function everyServiceUp(containers: Containers, more: readonly string[] = []): Promise<void> {
  await containers.up('postgres');
  await containers.healthy('postgres');
  await containers.up('migrate');
  const code = await containers.exitCode('migrate');
  if (code !== 0) throw new Error(`migrate ended with ${code}:\n${await containers.logs('migrate')}`);
  const began = Date.now();
  for (const name of [...more, ...services]) await containers.up(name);
  for (const name of [...more, ...services]) await containers.healthy(name);
  shown(`all healthy ${Math.round((Date.now() - began) / 1000)} s after the first was started`);
}

describe('the demonstration', () => {
  const url = 'http://localhost:4000';
  const ports = { slack: 4109, mail: 4110, model: 4112, meta: 4113, stripe: 4114 };
  const product = { url, sandbox: (name: keyof typeof ports) => `http://localhost:${ports[name]}` };
  let containers: Containers;
  beforeAll(async () => {
    const documents = `${join(root, 'test/graph/generated')}:/test-documents:ro`;
    const env = {
      ...makeEnv('--demo'),
      KONSTRUCT_VERSION: version,
      TRUSTED_DOCUMENTS: '/test-documents/persisted-documents.json',
    };
    containers = await openContainers({ prefix: 'konstruct-test-demo', env, volumes: { gateway: [documents] } });
    await everyServiceUp(containers, ['sandbox']);
  });
  afterAll(() => containers?.remove());

  test('answers; agents, stopped while a model takes 6 s, ends with 0 and the answer is sent; people behind a proxy are told apart; all end with 0', async () => {
    const operator = await createCompany(product);
    await hire(operator);
    await connectSlack(operator, product);
    await writeInSlack(product, 'When are you open?');
    expect(await answered(product, 1)).toHaveLength(1);

    await breakNext(product, 'model', { match: '/v1/chat/completions', delayMs: 6_000 });
    const calls = await callsOf(product, 'model', '/v1/chat/completions');
    await writeInSlack(product, 'Where can I park?');
    await until(async () => (await callsOf(product, 'model', '/v1/chat/completions')) === calls + 1);
    const began = Date.now();
    expect(await containers.stop('agents')).toBe(0);
    shown(`agents stopped ${Date.now() - began} ms after SIGTERM, in the middle of a call of 6 s`);
    expect(await answered(product, 2)).toHaveLength(2);
    expect(await callsOf(product, 'model', '/v1/chat/completions')).toBe(calls + 1);
    await containers.start('agents');
    await containers.healthy('agents');

    // D6: a proxy on this machine reaches the gateway through Docker's network, and reports the caller's address.
    const signIn = (address: string) =>
      fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address },
        body: JSON.stringify({ email: `${address}@example.com`, password: 'not the password' }),
      }).then(({ status }) => status);
    const statuses = await Promise.all(Array.from({ length: 30 }, (_, index) => signIn(`203.0.113.${index}`)));
    expect(new Set(statuses)).toEqual(new Set([401]));

    const memory = await docker('stats', '--no-stream', '--format', '{{.Name}} {{.MemUsage}}');
    shown(memory);
    const codes = await Promise.all(
      [...services, 'sandbox'].map(async (name) => [name, await containers.stop(name)] as const),
    );
    expect(codes.filter(([, code]) => code !== 0)).toEqual([]);
  });
});

/** As `docs/operating.md` describes: on a host with Docker and nothing else. */
async function makeEnvInContainer(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'make-env-'));
  const { uid, gid } = userInfo();
  const options = ['--rm', '--network', 'none', '--user', `${uid}:${gid}`, '-v', `${folder}:/to`];
  await docker('run', ...options, `konstruct:${version}`, 'node', 'launcher/make-env.ts', '--to', '/to');
  const text = readFileSync(join(folder, '.env'), 'utf8');
  rmSync(folder, { recursive: true });
  return readEnv(text);
}

describe('production', () => {
  let containers: Containers;
  beforeAll(async () => {
    const env = {
      ...(await makeEnvInContainer()),
      KONSTRUCT_VERSION: version,
      LISTEN: '127.0.0.1:4000',
      PUBLIC_URL: 'https://konstruct.example.net',
      SMTP_URL: 'smtps://user:password@smtp.example.net',
      MAIL_FROM: 'Konstruct <hello@example.net>',
      SLACK_CLIENT_ID: '123.456',
      SLACK_CLIENT_SECRET: 'the secret of a Slack app in this test',
      SLACK_SIGNING_SECRET: 'the signing secret of it in this test',
      STRIPE_SECRET_KEY: 'sk_live_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    };
    containers = await openContainers({ prefix: 'konstruct-test-production', env });
    await everyServiceUp(containers);
  });
  afterAll(() => containers?.remove());

  test('starts with a filled .env, migrates once more, serves its pages, and ends with 0', async () => {
    await containers.start('migrate');
    expect(await containers.exitCode('migrate')).toBe(0);
    const page = await fetch('http://127.0.0.1:4000/sign-in', { headers: { 'x-forwarded-proto': 'https' } });
    expect([page.status, (await page.text()).includes('Sign in')]).toEqual([200, true]);

    const rotation = await containers.run('key-rotation');
    expect(rotation).toMatchObject({ code: 0 });
    shown(rotation.output);
    // There is no certificate and no vendor here: what is inside is right, and what is outside is reported as missing.
    const { code, output } = await containers.run('check');
    shown(output);
    expect(code).toBe(1);
    expect(output).toMatch(/^FIX {3}the public address, over https: nothing answers there/m);
    for (const inside of insideChecks) expect(output).toMatch(new RegExp(`^ok {4}${inside}`, 'm'));

    const codes = await Promise.all(services.map(async (name) => [name, await containers.stop(name)] as const));
    expect(codes.filter(([, code]) => code !== 0)).toEqual([]);
  });
});
