import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { commonEnv, readEnv } from '@konstruct/kit/process';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { environmentOf, fillIn, product, readCompose, readFile, root } from './compose-file.ts';
import { demo, fresh } from './new-env.ts';
import { productionDelaySeconds } from '../../launcher/env.ts';
import { containerPorts } from '../../launcher/env-file/container-ports.ts';
import { services } from '../../launcher/start/start-service.ts';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { servicePasswords } from '@konstruct/kit/database';

describe('the compose files', () => {
  test.each(['docker-compose.yml', 'docker-compose.secrets.yml'])(
    '%s is what the Compose Specification allows',
    (file) => {
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const schema = JSON.parse(
        readFile('test/compose/compose-spec.json').replace(
          'https://json-schema.org/draft-07/schema',
          'http://json-schema.org/draft-07/schema#',
        ),
      );
      const validate = ajv.compile(schema);
      validate(readCompose(file));
      expect(validate.errors ?? []).toEqual([]);
      // The schema can reject.
      expect(validate({ services: { gateway: { imagee: 'x' } } })).toBe(false);
    },
  );

  test('there is a container for each service of the launcher, the database, what is run by hand and the sandbox servers, and no other', () => {
    expect(Object.keys(product.services).toSorted()).toEqual(
      [...services, 'check', 'key-rotation', 'migrate', 'postgres', 'sandbox'].toSorted(),
    );
    expect(
      Object.entries(product.services).flatMap(([name, { profiles }]) => (profiles ? [[name, profiles]] : [])),
    ).toEqual([
      ['check', ['check']],
      ['key-rotation', ['key-rotation']],
      ['sandbox', ['demo']],
    ]);
  });

  test.each(Object.keys(product.services))('%s is read-only, without capabilities, and cannot gain any', (name) => {
    const service = product.services[name];
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service?.tmpfs).toContain('/tmp');
    expect(readFile('Dockerfile')).toMatch(/^USER node$/m);
  });

  test('D5 a container is given longer to stop than its process takes at the most', () => {
    const { STOP_GRACE_SECONDS: grace } = readEnv({ STOP_GRACE_SECONDS: commonEnv.STOP_GRACE_SECONDS }, {});
    for (const name of services) {
      const seconds = Number.parseInt(fillIn(product.services[name]?.stop_grace_period ?? '10s', fresh), 10);
      expect([name, seconds - productionDelaySeconds - grace >= 10]).toEqual([name, true]);
    }
  });

  test('a service that calls or notifies another stops before it', () => {
    const before = (name: string) => Object.keys(product.services[name]?.depends_on ?? {});
    expect(before('agents')).toEqual(expect.arrayContaining(['channels', 'keys', 'usage']));
    expect(before('gateway')).toEqual(expect.arrayContaining(['accounts', 'agents', 'billing', 'portal']));
  });

  test('D6 a proxy on this machine, which comes in by the network of the engine, is believed', () => {
    expect(environmentOf('gateway', fresh)['TRUSTED_PROXIES']).toBe('loopback,uniquelocal');
  });

  test('one port of the product is published, on this machine unless said otherwise; sandbox servers are on this machine', () => {
    const published = Object.entries(product.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port] as const),
    );
    expect(published.filter(([name]) => name !== 'sandbox')).toEqual([['gateway', '${LISTEN:-127.0.0.1:4000}:4000']]);
    expect(published.filter(([name, port]) => name === 'sandbox' && !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

describe.each([
  ['a new .env', () => fresh],
  ['the demonstration’s', () => demo],
])('with %s', (_which, env) => {
  const secretsOf = (name: string) =>
    Object.entries(environmentOf(name, env())).filter(
      ([variable, value]) => /SECRET|PASSWORD|_KEYS$|PRIVATE_KEY/.test(variable) && value !== '',
    );

  test('no container but migrate has what the passwords of all roles are derived from', () => {
    for (const name of services)
      expect(Object.values(environmentOf(name, env()))).not.toContain(env()['PLATFORM_SECRET']);
    expect(environmentOf('migrate', env())['PLATFORM_SECRET']).toBe(env()['PLATFORM_SECRET']);
  });

  test('no two containers share a secret, but those that have to: the queue’s password, and what signs session cookies', () => {
    const holders = Map.groupBy(
      services.flatMap((name) => secretsOf(name).map(([variable, value]) => ({ name, variable, value }))),
      ({ value }) => value,
    );
    const shared = [...holders.values()].filter((each) => each.length > 1).map((each) => each[0]?.variable);
    expect(shared.toSorted()).toEqual(['AUTH_SECRET', 'DATABASE_QUEUE_PASSWORD']);
  });

  test('a container has the password of its own roles, as migrate sets them', () => {
    for (const name of subgraphs) {
      const { DATABASE_PASSWORD, ...others } = servicePasswords(name, env()['PLATFORM_SECRET'] ?? '');
      const given = environmentOf(name, env());
      expect(given['DATABASE_PASSWORD']).toBe(DATABASE_PASSWORD);
      for (const [variable, value] of Object.entries(others)) expect([value, undefined]).toContain(given[variable]);
    }
  });

  test('a caller is known by its public key alone: usage and keys can sign for no one', () => {
    for (const name of ['usage', 'keys']) {
      expect(environmentOf(name, env())['AGENTS_CALL_PUBLIC_KEY']).toBe(env()['AGENTS_CALL_PUBLIC_KEY']);
      expect(Object.values(environmentOf(name, env()))).not.toContain(env()['AGENTS_CALL_PRIVATE_KEY']);
    }
  });
});

test('an .env of an earlier release gets what it lacks, and what it has stays', () => {
  const old = Object.fromEntries(
    Object.entries(fresh).filter(([name]) =>
      /^(PLATFORM_SECRET|AUTH_SECRET|IDENTITY|LLM_VAULT|CHANNELS_VAULT)/.test(name),
    ),
  );
  const text = execFileSync(process.execPath, [join(root, 'launcher/make-env.ts'), '--add'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...old },
  });
  const added = Object.fromEntries(
    [...text.matchAll(/^([A-Z_]+)='(.*?)'$/gm)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
  expect(Object.keys(added).filter((name) => name in old)).toEqual([]);
  for (const name of Object.keys(added).filter((each) => !each.startsWith('AGENTS_CALL')))
    expect(added[name]).toBe(fresh[name]);
});

test('the sandbox servers of the demonstration listen where the product looks for them', () => {
  const env = demo;
  const sandbox = environmentOf('sandbox', env);
  for (const name of ['slack', 'mail', 'smtp', 'model', 'meta', 'stripe'] as const) {
    expect(sandbox[`SANDBOX_${name.toUpperCase()}_PORT`]).toBe(String(containerPorts[name]));
  }
  const addresses = ['SLACK_API_URL', 'META_GRAPH_URL', 'STRIPE_API_URL', 'SMTP_URL'].map(
    (name) => new URL(env[name] ?? ''),
  );
  expect(addresses.map(({ hostname, port }) => [hostname, Number(port)])).toEqual(
    (['slack', 'meta', 'stripe', 'smtp'] as const).map((name) => ['sandbox', containerPorts[name]]),
  );
  expect(sandbox['SANDBOX_SLACK_SIGNING_SECRET']).toBe(environmentOf('channels', env)['SLACK_SIGNING_SECRET']);
});
