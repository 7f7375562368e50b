import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { environment, type Settings } from '../env.ts';
import type { Ports } from './environment.ts';

/** The local sandbox servers for the providers without credentials. */
export interface SandboxPlan {
  /** What the services need to reach them. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the sandbox servers' own process needs; empty when no sandbox server is needed. */
  readonly process: Readonly<Record<string, string>>;
}

/** How the product and its sandbox servers find one another. */
export interface Reach {
  /** The host under which services reach the sandbox servers. Browsers reach them on localhost. */
  readonly host: string;
  /** Where the sandbox servers store their state. */
  readonly stateDir: string;
  readonly productUrl: string;
}

type Wanted = Pick<Settings, 'SLACK_CLIENT_ID' | 'META_GRAPH_URL' | 'STRIPE_SECRET_KEY' | 'SMTP_URL' | 'NODE_ENV'>;

const sandboxModel = (origin: string) => ({
  id: 'practice',
  name: 'Sandbox model (scripted, free, no key)',
  protocol: 'openai-compatible',
  baseUrl: `${origin}/v1`,
  isKeyRequired: false,
  isPractice: true,
  // No one is charged; the prices let people try costs and budgets.
  models: [
    {
      id: 'practice-1',
      name: 'Sandbox 1',
      inputUsdPerMillionTokens: '0.15',
      outputUsdPerMillionTokens: '0.60',
      thoughtTokens: 0,
    },
  ],
});

/** Which sandbox servers a development machine needs, and how every process reaches them. */
export function planSandbox(
  settings: Wanted,
  secrets: Readonly<Record<string, string>>,
  ports: Ports,
  reach: Reach,
): SandboxPlan {
  if (settings.NODE_ENV === 'production') return { environment: {}, process: {} };
  const { host, stateDir, productUrl } = reach;
  const servers: { name: string; url: string; note: string; dashboard?: string; values?: string }[] = [];
  const services: Record<string, string> = {
    EXTRA_LLM_PROVIDERS: JSON.stringify([sandboxModel(`http://${host}:${ports.model}`)]),
    LLM_ALLOW_PRIVATE_HOSTS: `${host}:${ports.model}`,
  };
  const process: Record<string, string> = { SANDBOX_STATE_DIR: stateDir, SANDBOX_MODEL_PORT: String(ports.model) };
  if (!settings.SLACK_CLIENT_ID) {
    const [clientSecret = '', signingSecret = ''] = [
      secrets['SANDBOX_SLACK_CLIENT_SECRET'],
      secrets['SANDBOX_SLACK_SIGNING_SECRET'],
    ];
    const url = `http://localhost:${ports.slack}`;
    Object.assign(services, {
      SLACK_CLIENT_ID: 'sandbox-client',
      SLACK_CLIENT_SECRET: clientSecret,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `http://${host}:${ports.slack}/api/`,
      SLACK_AUTHORIZE_URL: `${url}/oauth/v2/authorize`,
    });
    Object.assign(process, {
      SANDBOX_SLACK_PORT: String(ports.slack),
      SANDBOX_SLACK_CLIENT_SECRET: clientSecret,
      SANDBOX_SLACK_SIGNING_SECRET: signingSecret,
      SANDBOX_SLACK_EVENTS_URL: `${productUrl}/webhooks/slack`,
    });
    servers.push({ name: 'Slack', url, note: 'A workspace on this machine. Write to your AI employee there.' });
  }
  if (!settings.META_GRAPH_URL) {
    const url = `http://localhost:${ports.meta}`;
    Object.assign(services, { META_GRAPH_URL: `http://${host}:${ports.meta}`, WHATSAPP_CHAT_URL: url });
    process['SANDBOX_META_PORT'] = String(ports.meta);
    const values = `http://${host}:${ports.meta}/_control/connection-values`;
    const note = 'A phone on this machine. Write to your AI employee from it.';
    servers.push({ name: 'WhatsApp', url, note, dashboard: `${url}/configuration`, values });
  }
  if (!settings.STRIPE_SECRET_KEY) {
    const [secretKey = '', webhookSecret = ''] = [
      secrets['SANDBOX_STRIPE_SECRET_KEY'],
      secrets['SANDBOX_STRIPE_WEBHOOK_SECRET'],
    ];
    Object.assign(services, {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: `http://${host}:${ports.stripe}`,
    });
    Object.assign(process, {
      SANDBOX_STRIPE_PORT: String(ports.stripe),
      SANDBOX_STRIPE_SECRET_KEY: secretKey,
      SANDBOX_STRIPE_WEBHOOK_SECRET: webhookSecret,
      SANDBOX_STRIPE_WEBHOOK_URL: `${productUrl}/webhooks/stripe`,
    });
    servers.push({
      name: 'Stripe',
      url: `http://localhost:${ports.stripe}`,
      note: 'Try out payments: move time forward or make a payment fail. No real money is charged.',
    });
  }
  if (!settings.SMTP_URL) {
    services['SMTP_URL'] = `smtp://${host}:${ports.smtp}`;
    Object.assign(process, { SANDBOX_MAIL_PORT: String(ports.mail), SANDBOX_SMTP_PORT: String(ports.smtp) });
    servers.push({
      name: 'Mail',
      url: `http://localhost:${ports.mail}`,
      note: 'Every e-mail from Konstruct arrives here.',
    });
  }
  services['SANDBOX_SERVERS'] = JSON.stringify(servers);
  return { environment: services, process };
}

/** Starts the sandbox servers in a separate process; resolves when each has reported that it is ready. */
export async function startSandbox(
  sandbox: SandboxPlan,
  print: (line: string) => void,
): Promise<{ stop(): Promise<void> } | null> {
  const expected = Object.keys(sandbox.process).filter((name) => name.endsWith('_PORT')).length;
  if (expected === 0) return null;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../sandbox/main.ts')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...environment, ...sandbox.process },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let ready = 0;
  await new Promise<void>((resolve, reject) => {
    if (!child.stdout) throw new Error('The sandbox servers have no output to read.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^ready (\S+) (\S+)/.exec(line);
      if (!match) return;
      print(`sandbox server for ${match[1]} ready on ${match[2]}`);
      ready += 1;
      if (ready === expected) resolve();
    });
    void exited.then(() =>
      reject(new Error('The sandbox servers exited immediately. Start them by hand to see why: node sandbox/main.ts.')),
    );
  });
  return {
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
