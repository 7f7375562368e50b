import { developmentMark } from '@konstruct/kit/process';
import { channelKinds } from '@konstruct/schema/channel-kinds';
import { containerPorts } from './container-ports.ts';
import { planSandbox } from '../start/sandbox.ts';
import { derivedSecrets, makeSecrets, randomSecret } from '../home/secrets.ts';

type Values = Readonly<Record<string, string | undefined>>;

/** What a person sets: the name and the default. In groups, each after a comment. */
const settings: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'The address that people open, over https, and where mail goes out.',
    { PUBLIC_URL: '', SMTP_URL: '', MAIL_FROM: '' },
  ],
  [
    'Integrations, on or off: what is on needs its credentials.',
    {
      SLACK: 'on',
      SLACK_CLIENT_ID: '',
      SLACK_CLIENT_SECRET: '',
      SLACK_SIGNING_SECRET: '',
      WHATSAPP: 'on',
      BILLING: 'on',
      STRIPE_SECRET_KEY: '',
      STRIPE_WEBHOOK_SECRET: '',
    },
  ],
];
const settingNames: readonly string[] = settings.flatMap(([, group]) => Object.keys(group));

/** A line of an .env. Nothing is expanded in single quotes. Throws when the value cannot be written in them. */
export function line([name, value]: readonly [string, string]): string {
  if (/['\n\r]/.test(value))
    throw new Error(`${name}: it contains a single quote or a line break, which an .env cannot; choose another value.`);
  return value === '' ? `${name}=` : `${name}='${value}'`;
}

/** The random secrets, and those derived from one of them. */
async function allSecrets(mark = ''): Promise<Record<string, string>> {
  const secrets = await makeSecrets(mark);
  return { ...secrets, ...derivedSecrets(secrets['PLATFORM_SECRET'] ?? '') };
}

/** Reads `NAME=VALUE` pairs. Throws a readable error for the person who typed them. */
export function readPairs(pairs: readonly string[]): Record<string, string> {
  const given = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  const unknown = given.filter(([name]) => !settingNames.includes(name));
  if (unknown.length > 0)
    throw new Error(`The option --set takes NAME=VALUE, with one of the names ${settingNames.join(', ')}.`);
  const values = Object.fromEntries(given);
  const { PUBLIC_URL: address } = values;
  if (address && !(URL.canParse(address) && new URL(address).protocol === 'https:'))
    throw new Error('PUBLIC_URL: set it to the address that people open, over https, such as https://example.com.');
  for (const name of [...channelKinds, 'BILLING'])
    if (!['on', 'off', undefined].includes(values[name])) throw new Error(`${name}: set it to on or off.`);
  return values;
}

/** The .env of an installation: the given values, the settings to fill in, and new secrets. */
export async function productionEnv(given: Values): Promise<string> {
  const groups = settings.flatMap(([comment, group]) => [
    `# ${comment}`,
    ...Object.entries(group).map(([name, fallback]) => line([name, given[name] ?? fallback])),
    '',
  ]);
  const secrets = { ...(await allSecrets()), POSTGRES_PASSWORD: randomSecret() };
  return [
    ...groups,
    '# Made for this installation. Keep a copy: without them, sealed keys and tokens cannot be opened.',
    ...Object.entries(secrets).map(line),
    '',
  ].join('\n');
}

/** The .env of a demonstration on one machine, with sandbox servers for every vendor. */
export async function demoEnv(): Promise<string> {
  const word = () => randomSecret(developmentMark);
  const secrets = {
    ...(await allSecrets(developmentMark)),
    POSTGRES_PASSWORD: word(),
    SANDBOX_SLACK_CLIENT_SECRET: word(),
    SANDBOX_SLACK_SIGNING_SECRET: word(),
    SANDBOX_STRIPE_SECRET_KEY: `sk_test_${word()}`,
    SANDBOX_STRIPE_WEBHOOK_SECRET: `whsec_${word()}`,
  };
  const PUBLIC_URL = 'http://localhost:4000';
  const NODE_ENV = 'development' as const;
  const reach = { host: 'sandbox', stateDir: '/state', productUrl: PUBLIC_URL };
  const { environment, process } = planSandbox({ NODE_ENV }, secrets, containerPorts, reach);
  const values = { NODE_ENV, COMPOSE_PROFILES: 'demo', PUBLIC_URL, ...secrets, ...environment, ...process };
  return [
    '# A demonstration on this machine: every vendor is a sandbox server, nothing leaves it.',
    ...Object.entries(values).map(line),
    '',
  ].join('\n');
}

/** The lines that an .env of an earlier release lacks; empty when none are missing. Roles keep their passwords. */
export async function lackingLines(present: Values): Promise<string> {
  const platformSecret = present['PLATFORM_SECRET'];
  if (!platformSecret)
    throw new Error(
      'PLATFORM_SECRET is not set: name the folder of the .env to add to with --to, or load it with node --env-file=.env.',
    );
  const all = { ...(await makeSecrets()), ...derivedSecrets(platformSecret) };
  const lacking = Object.entries(all).filter(([name]) => !present[name]);
  return lacking.map((entry) => `${line(entry)}\n`).join('');
}

/** Whether services use the PostgreSQL that docker-compose.yml starts. Its owner's URL is derived from its password. */
export const usesBundledDatabase = ({ DATABASE_URL: url }: Values) =>
  !url || (URL.canParse(url) && new URL(url).hostname === 'postgres');

/** The variables that an .env leaves blank although an integration that is on needs them. */
export function stillBlank(values: Values): string[] {
  const isOff = (name: string) =>
    ['SLACK', 'BILLING'].some(
      (kind) => values[kind] === 'off' && name.startsWith(kind === 'BILLING' ? 'STRIPE' : kind),
    );
  const owner = usesBundledDatabase(values) ? [] : ['OWNER_DATABASE_URL'];
  return [...settingNames, ...owner].filter((name) => !values[name] && !isOff(name));
}
