import { globSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartService } from '@konstruct/kit/process';
import { providerEnv } from '@konstruct/providers';
import { channelKinds } from '@konstruct/schema/channel-kinds';
import { describe, expect, test } from 'vitest';
import { containerPorts } from '../../launcher/env-file/container-ports.ts';
import { services } from '../../launcher/start/start-service.ts';
import { environmentOf, product, readCompose, readFile, root } from './compose-file.ts';
import { demo, fresh } from './new-env.ts';

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
