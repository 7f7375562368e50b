import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import type { StartService } from '@konstruct/kit/process';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { containerPorts } from '../../launcher/container-ports.ts';
import { services } from '../../launcher/start-service.ts';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { servicePasswords } from '@konstruct/kit/database';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly secrets?: readonly string[];
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets?: Readonly<Record<string, { file: string }>>;
}

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const compose = (file: string) => parse(read(file), { merge: true }) as Compose;
const product = compose('docker-compose.yml');
const fromFiles = compose('docker-compose.secrets.yml');

const envFile = (name: string) => (name === 'gateway' || name === 'portal' ? `${name}/env.ts` : `subgraphs/${name}/env.ts`);
const common = [...read('kit/process/environment.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
/** What a service reads, as its env.ts says. `NODE_ENV` every service reads: it decides what is refused. */
const readBy = (name: string) => {
  const text = read(envFile(name));
  const own = [...text.matchAll(/(?:^ {2}|, )([A-Z][A-Z_]+)[:,]/gm)].map(([, variable]) => variable ?? '');
  const shared = [
    ...(text.includes('...commonEnv') ? common : []),
    ...(text.includes('...directoryEnv') ? ['DATABASE_DIRECTORY_PASSWORD'] : []),
    ...(text.includes('...queueEnv') ? ['DATABASE_QUEUE_PASSWORD'] : []),
  ];
  return new Set([...own, ...shared, 'NODE_ENV']);
};
/** Only tests are in a hurry. */
const ofTests = ['RETRY_UNIT_MS'];

/** As Compose fills variables in: `${NAME:-default}`, one within another too. */
function fillIn(value: string | number, env: Readonly<Record<string, string>>): string {
  const inner = /\$\{([A-Z_]+):-([^${}]*)\}/;
  let text = String(value);
  while (inner.test(text)) text = text.replace(inner, (_whole, name: string, fallback: string) => env[name] || fallback);
  return text;
}

/** The .env that `npm run make-env` prints. */
function makeEnv(...options: string[]): Record<string, string> {
  const text = execFileSync(process.execPath, [join(root, 'launcher/make-env.ts'), ...options], { encoding: 'utf8' });
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)='?(.*?)'?$/gm)].map(([, name, value]) => [name ?? '', value ?? '']));
}

const [fresh, demo] = [makeEnv(), makeEnv('--demo')];

const environmentOf = (name: string, env: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(product.services[name]?.environment ?? {}).map(([key, value]) => [key, fillIn(value, env)]));

/** What a service that starts in its container would say is missing or wrong. Nothing listens where its database should be. */
async function faultsOf(name: string, environment: Record<string, string>): Promise<string[]> {
  const { start } = (await import(`@konstruct/${name}/main`)) as { start: StartService };
  const nowhere = { ...environment, DATABASE_URL: 'postgres://127.0.0.1:1/nowhere', [`${name.toUpperCase()}_PORT`]: '0', PORT: '0' };
  const result = await start({ ...nowhere, HOST: '127.0.0.1' }).then(
    async (running) => (await running.stop(), ''),
    (error: unknown) => String(error),
  );
  return result.includes('The environment is not') ? result.split('\n').slice(1) : [];
}

describe('the compose files', () => {
  test.each(['docker-compose.yml', 'docker-compose.secrets.yml'])('%s is what the Compose Specification allows', (file) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const schema = JSON.parse(
      read('test/compose/compose-spec.json').replace('https://json-schema.org/draft-07/schema', 'http://json-schema.org/draft-07/schema#'),
    );
    const validate = ajv.compile(schema);
    validate(compose(file));
    expect(validate.errors ?? []).toEqual([]);
    // The schema can refuse.
    expect(validate({ services: { gateway: { imagee: 'x' } } })).toBe(false);
  });

  test('there is a container for each service of the launcher, the database, its migrations, the rotation of keys and the stand-ins, and no other', () => {
    expect(Object.keys(product.services).toSorted()).toEqual([...services, 'key-rotation', 'migrate', 'postgres', 'sandbox'].toSorted());
    expect(Object.entries(product.services).flatMap(([name, { profiles }]) => (profiles ? [[name, profiles]] : []))).toEqual([
      ['key-rotation', ['key-rotation']],
      ['sandbox', ['demo']],
    ]);
  });

  test.each(Object.keys(product.services))('%s is read-only, without capabilities, and cannot gain any', (name) => {
    const service = product.services[name];
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service?.tmpfs).toContain('/tmp');
    expect(read('Dockerfile')).toMatch(/^USER node$/m);
  });

  test('one port of the product is published, on this machine unless said otherwise; stand-ins are on this machine', () => {
    const published = Object.entries(product.services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port] as const));
    expect(published.filter(([name]) => name !== 'sandbox')).toEqual([['gateway', '${LISTEN:-127.0.0.1:4000}:4000']]);
    expect(published.filter(([name, port]) => name === 'sandbox' && !port.startsWith('127.0.0.1:'))).toEqual([]);
  });
});

describe.each(services)('%s in its container', (name) => {
  const own = product.services[name];
  const port = name === 'gateway' ? 4000 : containerPorts[name];

  test('is started by its name, listens where the others look for it, and is asked for its health there', () => {
    expect(own?.command).toEqual(['node', 'launcher/serve.ts', name]);
    expect(own?.environment[name === 'gateway' ? 'PORT' : `${name.toUpperCase()}_PORT`]).toBe(port);
    expect(own?.healthcheck?.test).toEqual(['CMD', 'node', 'launcher/is-healthy.ts', `http://127.0.0.1:${port}/healthz`]);
    const addresses = Object.values(product.services).flatMap(({ environment }) => environment[`${name.toUpperCase()}_URL`] ?? []);
    expect(new Set(addresses)).toEqual(new Set(addresses.length > 0 ? [`http://${name}:${port}`] : []));
  });

  test('is given what it reads, and nothing else', () => {
    const reads = readBy(name);
    const given = Object.keys(own?.environment ?? {});
    expect(given.filter((variable) => !reads.has(variable))).toEqual([]);
    expect([...reads].filter((variable) => !given.includes(variable) && !ofTests.includes(variable))).toEqual([]);
  });

  test('finds nothing missing in a new .env once it is filled in, nor in the demonstration’s', async () => {
    const filled = {
      ...fresh,
      PUBLIC_URL: 'https://konstruct.example',
      SMTP_URL: 'smtps://user:password@smtp.example.com',
      MAIL_FROM: 'Konstruct <hello@konstruct.example>',
      SLACK_CLIENT_ID: '123.456',
      SLACK_CLIENT_SECRET: 'the secret of a Slack app in this test',
      SLACK_SIGNING_SECRET: 'the signing secret of it in this test',
      STRIPE_SECRET_KEY: 'sk_live_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    };
    expect(await faultsOf(name, environmentOf(name, filled))).toEqual([]);
    expect(await faultsOf(name, environmentOf(name, demo))).toEqual([]);
  });

  test('gets its secrets from files, if they are not in the environment', () => {
    const { environment = {}, secrets = [] } = fromFiles.services[name] ?? {};
    const isSecret = (variable: string) => /SECRET|PASSWORD|_KEYS$|PRIVATE_KEY|SMTP_URL/.test(variable);
    expect(Object.keys(environment).toSorted()).toEqual(
      Object.keys(own?.environment ?? {})
        .filter(isSecret)
        .map((variable) => `${variable}_FILE`)
        .toSorted(),
    );
    // Of several services' passwords each is a file of its own; in its container it has the one name.
    const inContainer = (file: string) =>
      file
        .replace(new RegExp(`^${name.toUpperCase()}_DIRECTORY_`), 'DATABASE_DIRECTORY_')
        .replace(new RegExp(`^${name.toUpperCase()}_DATABASE_`), 'DATABASE_');
    expect(Object.entries(environment).map(([variable, path]) => [variable, path])).toEqual(
      secrets.map((file) => [`${inContainer(file)}_FILE`, `/run/secrets/${file}`]),
    );
    expect(secrets.filter((each) => fromFiles.secrets?.[each]?.file !== `./secrets/${each}`)).toEqual([]);
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
    for (const name of services) expect(Object.values(environmentOf(name, env()))).not.toContain(env()['PLATFORM_SECRET']);
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

  test('a caller is known by its public key alone: usage and keys can sign for nobody', () => {
    for (const name of ['usage', 'keys']) {
      expect(environmentOf(name, env())['AGENTS_CALL_PUBLIC_KEY']).toBe(env()['AGENTS_CALL_PUBLIC_KEY']);
      expect(Object.values(environmentOf(name, env()))).not.toContain(env()['AGENTS_CALL_PRIVATE_KEY']);
    }
  });
});

test('an .env of an earlier release gets what it lacks, and what it has stays', () => {
  const old = Object.fromEntries(
    Object.entries(fresh).filter(([name]) => /^(PLATFORM_SECRET|AUTH_SECRET|IDENTITY|LLM_VAULT|CHANNELS_VAULT)/.test(name)),
  );
  const text = execFileSync(process.execPath, [join(root, 'launcher/make-env.ts'), '--add'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...old },
  });
  const added = Object.fromEntries([...text.matchAll(/^([A-Z_]+)='(.*?)'$/gm)].map(([, name, value]) => [name ?? '', value ?? '']));
  expect(Object.keys(added).filter((name) => name in old)).toEqual([]);
  for (const name of Object.keys(added).filter((each) => !each.startsWith('AGENTS_CALL'))) expect(added[name]).toBe(fresh[name]);
});

test('the stand-ins of the demonstration listen where the product looks for them', () => {
  const env = demo;
  const sandbox = environmentOf('sandbox', env);
  for (const name of ['slack', 'mail', 'smtp', 'model', 'meta', 'stripe'] as const) {
    expect(sandbox[`SANDBOX_${name.toUpperCase()}_PORT`]).toBe(String(containerPorts[name]));
  }
  const addresses = ['SLACK_API_URL', 'META_GRAPH_URL', 'STRIPE_API_URL', 'SMTP_URL'].map((name) => new URL(env[name] ?? ''));
  expect(addresses.map(({ hostname, port }) => [hostname, Number(port)])).toEqual(
    (['slack', 'meta', 'stripe', 'smtp'] as const).map((name) => ['sandbox', containerPorts[name]]),
  );
  expect(sandbox['SANDBOX_SLACK_SIGNING_SECRET']).toBe(environmentOf('channels', env)['SLACK_SIGNING_SECRET']);
});

test('what a secret’s file holds is what the service reads', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'konstruct-secret-')), 'USAGE_DATABASE_PASSWORD');
  writeFileSync(path, 'short\n');
  const environment = environmentOf('usage', { ...fresh, USAGE_DATABASE_PASSWORD: '', PUBLIC_URL: 'https://konstruct.example' });
  expect(await faultsOf('usage', { ...environment, DATABASE_PASSWORD_FILE: path })).toEqual([
    "  DATABASE_PASSWORD: set it to the password of the service's role, as npm run make-env prints it.",
  ]);
});
