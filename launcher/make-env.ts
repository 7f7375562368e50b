// Prints the .env of an installation with containers: its secrets, made now, and what else must be set. With --demo, one on this
// machine with stand-ins for every vendor. Printed once, kept by whoever runs it: npm run -s make-env > .env
import { developmentMark } from '@konstruct/kit/process';
import { containerPorts } from './container-ports.ts';
import { planStandIns } from './sandbox.ts';
import { makeSecrets, randomSecret } from './secrets.ts';

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

async function demo(): Promise<string[]> {
  const word = () => randomSecret(developmentMark);
  const secrets = {
    ...(await makeSecrets(developmentMark)),
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
  const secrets = { ...(await makeSecrets()), POSTGRES_PASSWORD: randomSecret() };
  return [
    ...toBeSet,
    '',
    '# Made for this installation. Keep a copy: without them sealed keys and tokens cannot be opened.',
    ...Object.entries(secrets).map(line),
  ];
}

console.log((process.argv.includes('--demo') ? await demo() : await production()).join('\n'));
