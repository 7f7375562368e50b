import { globSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { commonEnv, readEnv, type StartService } from '@konstruct/kit/process';
import { providerEnv } from '@konstruct/providers';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { environmentOf, fillIn, makeEnv, product, readCompose, readFile, root } from './compose-file.ts';
import { productionDelaySeconds } from '../../launcher/env.ts';
import { containerPorts } from '../../launcher/env-file/container-ports.ts';
import { services } from '../../launcher/start/start-service.ts';
import { channelKinds } from '@konstruct/schema/channel-kinds';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { servicePasswords } from '@konstruct/kit/database';

const fromFiles = readCompose('docker-compose.secrets.yml');

const envFiles: Readonly<Record<string, readonly string[]>> = {
  gateway: ['gateway/env.ts'],
  portal: ['portal/server/env.ts'],
  channels: globSync('subgraphs/channels/{env.ts,*/env.ts}', { cwd: root }),
};
const textOf = (name: string) => (envFiles[name] ?? [`subgraphs/${name}/env.ts`]).map(readFile).join('\n');
const common = [...readFile('kit/environment/environment.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name]) => name ?? '',
);
/**
 * What a service reads, by its env.ts and those of its vendors. Every service reads `NODE_ENV`: it decides what is
 * rejected.
 */
const readBy = (name: string) => {
  const text = textOf(name);
  const own = [...text.matchAll(/(?:^ {2}|, )([A-Z][A-Z_]+)[:,]/gm)].map(([, variable]) => variable ?? '');
  const shared = [
    ...(text.includes('channelKinds.map(') ? channelKinds : []),
    ...(text.includes('...commonEnv') ? common : []),
    ...(text.includes('...providerEnv') ? Object.keys(providerEnv) : []),
    ...(text.includes('...directoryEnv') ? ['DATABASE_DIRECTORY_PASSWORD'] : []),
    ...(text.includes('...queueEnv') ? ['DATABASE_QUEUE_PASSWORD'] : []),
  ];
  // What the launcher reads for each service to stop its process.
  return new Set([...own, ...shared, 'NODE_ENV', 'STOP_DELAY_SECONDS', 'LOG_LEVEL']);
};
/** Only tests run with shortened pauses. */
const ofTests = ['RETRY_UNIT_MS'];

const [fresh, demo] = [makeEnv(), makeEnv('--demo')];

/**
 * What a service that starts in its container would report as missing or wrong. Nothing listens at its database
 * address.
 */
async function issuesOf(name: string, environment: Record<string, string>): Promise<string[]> {
  const { start } = (await import(`@konstruct/${name}/main`)) as { start: StartService };
  const nowhere = {
    ...environment,
    DATABASE_URL: 'postgres://127.0.0.1:1/nowhere',
    [`${name.toUpperCase()}_PORT`]: '0',
    PORT: '0',
  };
  const result = await start({ ...nowhere, HOST: '127.0.0.1' }).then(
    async (running) => (await running.stop(), ''),
    (error: unknown) => String(error),
  );
  return result.includes('The environment is not') ? result.split('\n').slice(1) : [];
}

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

describe.each(services)('%s in its container', (name) => {
  const own = product.services[name];
  const port = name === 'gateway' ? 4000 : containerPorts[name];

  test('is started by its name, listens where the others look for it, and is asked for its health there', () => {
    expect(own?.command).toEqual(['node', 'launcher/serve.ts', name]);
    expect(own?.environment[name === 'gateway' ? 'PORT' : `${name.toUpperCase()}_PORT`]).toBe(port);
    expect(own?.healthcheck?.test).toEqual(['CMD', 'bash', 'launcher/is-healthy.sh', String(port)]);
    const addresses = Object.values(product.services).flatMap(
      ({ environment }) => environment[`${name.toUpperCase()}_URL`] ?? [],
    );
    expect(new Set(addresses)).toEqual(new Set(addresses.length > 0 ? [`http://${name}:${port}`] : []));
  });

  test('is given what it reads, and nothing else', () => {
    const reads = readBy(name);
    // OpenTelemetry itself reads variables with this prefix.
    const given = Object.keys(own?.environment ?? {}).filter((variable) => !variable.startsWith('OTEL_'));
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
    expect(await issuesOf(name, environmentOf(name, filled))).toEqual([]);
    expect(await issuesOf(name, environmentOf(name, demo))).toEqual([]);
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
    // Each of several services' passwords is a separate file; in its container it has the common name.
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

test('what a secret’s file holds is what the service reads', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'konstruct-secret-')), 'USAGE_DATABASE_PASSWORD');
  writeFileSync(path, 'short\n');
  const environment = environmentOf('usage', {
    ...fresh,
    USAGE_DATABASE_PASSWORD: '',
    PUBLIC_URL: 'https://konstruct.example',
  });
  expect(await issuesOf('usage', { ...environment, DATABASE_PASSWORD_FILE: path })).toEqual([
    "  DATABASE_PASSWORD: set it to the password of the service's role, as npm run make-env prints it.",
  ]);
});
