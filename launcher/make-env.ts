// Prints the .env of an installation with containers: its secrets, made now, and what else must be set. With --demo, one on this
// machine with stand-ins for every vendor. Printed once, kept by whoever runs it: npm run -s make-env > .env
// With --add, what an .env of an earlier release lacks: node --env-file=.env launcher/make-env.ts --add >> .env
import { developmentMark } from '@konstruct/kit/process';
import { containerPorts } from './container-ports.ts';
import { planStandIns } from './sandbox.ts';
import { environment as present } from './env.ts';
import { derivedSecrets, makeSecrets, randomSecret } from './secrets.ts';

const toBeSet = [
  '# The address that people open, over https, and where mail goes out.',
  'PUBLIC_URL=',
  'SMTP_URL=',
  'MAIL_FROM=',
  '',
  '# Integrations: what is on needs its credentials.',
  'SLACK=on',
  'SLACK_CLIENT_ID=',
  'SLACK_CLIENT_SECRET=',
  'SLACK_SIGNING_SECRET=',
  'WHATSAPP=on',
  'BILLING=on',
  'STRIPE_SECRET_KEY=',
  'STRIPE_WEBHOOK_SECRET=',
];

/** In single quotes nothing is expanded; none of these values holds one. */
const line = ([name, value]: [string, string]) => `${name}='${value}'`;

/** Those that are drawn, and those that follow from one of them. */
async function allSecrets(mark = ''): Promise<Record<string, string>> {
  const secrets = await makeSecrets(mark);
  return { ...secrets, ...derivedSecrets(secrets['PLATFORM_SECRET'] ?? '') };
}

async function demo(): Promise<string[]> {
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
  const { environment, process } = planStandIns({ NODE_ENV }, secrets, containerPorts, reach);
  const values = { NODE_ENV, COMPOSE_PROFILES: 'demo', PUBLIC_URL, ...secrets, ...environment, ...process };
  return ['# A demonstration on this machine: every vendor is a stand-in, nothing leaves it.', ...Object.entries(values).map(line)];
}

async function production(): Promise<string[]> {
  const secrets = { ...(await allSecrets()), POSTGRES_PASSWORD: randomSecret() };
  return [
    ...toBeSet,
    '',
    '# Made for this installation. Keep a copy: without them sealed keys and tokens cannot be opened.',
    ...Object.entries(secrets).map(line),
  ];
}

async function added(): Promise<string[]> {
  const platformSecret = present['PLATFORM_SECRET'];
  if (!platformSecret) throw new Error('PLATFORM_SECRET is not set: read the .env that is to be added to, with node --env-file=.env.');
  const all = { ...(await makeSecrets()), ...derivedSecrets(platformSecret) };
  return Object.entries(all)
    .filter(([name]) => !present[name])
    .map(line);
}

if (process.argv.includes('--add')) console.log((await added()).join('\n'));
else console.log((process.argv.includes('--demo') ? await demo() : await production()).join('\n'));
