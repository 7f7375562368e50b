import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Client } from 'pg';
import { installationFaults } from './secret-checks.ts';
import { sendTestMail } from './test-mail.ts';

export interface SetupSettings {
  readonly publicUrl: string;
  /** As the owner, who migrates. */
  readonly databaseUrl: string;
  readonly platformSecret: string;
  /** All variables: their secrets are compared. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly smtpUrl: string;
  /** Who mail is from. */
  readonly mailFrom: string;
  /** Where a mail is sent to; null: none is sent. */
  readonly mailTo: string | null;
  /** Whether an integration is on, by the name of its variable. */
  readonly isOn: (name: string) => boolean;
}

export interface CheckResult {
  readonly what: string;
  /** What to mend; null when all is well. */
  readonly fault: string | null;
}

const timeoutMs = 8_000;
const skewSeconds = 60;

async function ask(publicUrl: string, path: string, init: RequestInit = {}): Promise<Response | null> {
  if (!URL.canParse(publicUrl)) return null;
  return fetch(new URL(path, publicUrl), { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), ...init }).catch(() => null);
}

async function publicAddress({ publicUrl }: SetupSettings): Promise<string | null> {
  if (!publicUrl) return 'set PUBLIC_URL to the address that people open.';
  if (!publicUrl.startsWith('https://'))
    return 'vendors call back over https only; put a reverse proxy with a certificate before the gateway.';
  const answer = await ask(publicUrl, '/readyz');
  if (!answer) return 'nothing answers there, or its certificate is not trusted.';
  return answer.ok ? null : `it answers ${answer.status}; see the gateway's log.`;
}

/** An unsigned webhook is refused by the service itself: that shows that the way to it is open. */
async function callback({ publicUrl }: SetupSettings, path: string, wanted: readonly number[]): Promise<string | null> {
  const answer = await ask(publicUrl, path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  if (!answer) return 'it cannot be reached.';
  return wanted.includes(answer.status) ? null : `it answers ${answer.status}, where ${wanted.join(' or ')} is expected.`;
}

const skewOf = (date: string | null | undefined) => (date ? Math.round(Math.abs(Date.now() - Date.parse(date)) / 1000) : null);

/** Vendors refuse signatures of another time; this machine's clock is compared with the web's. */
async function clock(): Promise<string | null> {
  const answer = await fetch('https://slack.com/', { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
  const skew = skewOf(answer?.headers.get('date'));
  if (skew === null) return 'the time could not be asked for; is the way out open?';
  return skew <= skewSeconds ? null : `it is ${skew} seconds off; signatures would be refused.`;
}

/** Services refuse one another's calls where their clocks are two minutes apart, and jobs are due by the clock of whoever writes them. */
async function clocks(settings: SetupSettings): Promise<string | null> {
  const answer = await ask(settings.publicUrl, '/healthz');
  const skews = [
    ['the gateway', skewOf(answer?.headers.get('date'))],
    ['the database', skewOf(await databaseTime(settings))],
  ] as const;
  const off = skews.filter(([, skew]) => skew !== null && skew > skewSeconds).map(([whose, skew]) => `${whose} is ${skew} seconds off`);
  return off.length === 0 ? null : `${off.join(', ')} from this machine's; set the clocks (NTP), or services refuse one another's calls.`;
}

async function databaseTime({ databaseUrl }: SetupSettings): Promise<string | null> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
    return rows[0]?.now.toISOString() ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Equal secrets, halves of different key pairs, passwords that `migrate` does not set. */
async function secrets({ environment, platformSecret }: SetupSettings): Promise<string | null> {
  const faults = installationFaults(environment, platformSecret);
  return faults.length === 0 ? null : `${faults.join('; ')}.`;
}

/** The mail server takes a connection and introduces itself. */
async function mail({ smtpUrl }: SetupSettings): Promise<string | null> {
  if (!URL.canParse(smtpUrl)) return 'set SMTP_URL to smtp://USER:PASSWORD@HOST:PORT.';
  const { protocol, hostname, port } = new URL(smtpUrl);
  const isTls = protocol === 'smtps:';
  const target = { host: hostname, port: Number(port || (isTls ? 465 : 587)) };
  const socket = isTls ? connectTls({ ...target, servername: hostname }) : connect(target);
  try {
    const [line] = (await once(socket, 'data', { signal: AbortSignal.timeout(timeoutMs) })) as [Buffer];
    return String(line).startsWith('220') ? null : 'what answers there is no mail server.';
  } catch {
    return 'the mail server cannot be reached.';
  } finally {
    socket.destroy();
  }
}

async function database({ databaseUrl }: SetupSettings): Promise<string | null> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: timeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; may: boolean; superuser: boolean }>(
      `select current_setting('server_version_num')::int as version, rolcreaterole as may, rolsuper as superuser
       from pg_roles where rolname = current_user`,
    );
    const [row] = rows;
    if (!row || row.version < 150_000) return 'PostgreSQL 15 or later is needed.';
    return row.may || row.superuser ? null : 'its user must be allowed to create roles (CREATEROLE).';
  } catch (error) {
    return `it cannot be reached: ${error instanceof Error ? error.message : String(error)}.`;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Looks at everything that an installation needs from outside itself, and says what is wrong, all at once. */
export async function checkSetup(settings: SetupSettings): Promise<CheckResult[]> {
  const checks: [string, Promise<string | null>][] = [
    ['the public address, over https', publicAddress(settings)],
    ['the database, its version and its rights', database(settings)],
    ['the mail server', mail(settings)],
    ['the clock', clock()],
    ['the clocks of the others', clocks(settings)],
    ['the secrets', secrets(settings)],
  ];
  const { smtpUrl, mailFrom: from, mailTo: to } = settings;
  if (to !== null) checks.push([`a mail to ${to}`, sendTestMail({ smtpUrl, from, to })]);
  if (settings.isOn('SLACK')) checks.push(["Slack's webhook", callback(settings, '/webhooks/slack', [401])]);
  if (settings.isOn('WHATSAPP')) {
    checks.push(["WhatsApp's webhook", callback(settings, '/webhooks/whatsapp/00000000-0000-7000-8000-000000000000', [401])]);
  }
  if (settings.isOn('BILLING')) checks.push(["Stripe's webhook", callback(settings, '/webhooks/stripe', [400])]);
  return Promise.all(checks.map(async ([what, fault]) => ({ what, fault: await fault })));
}

/** The addresses that have to be entered at the vendors. */
export function pasted({ publicUrl, isOn }: SetupSettings): string[] {
  const at = (path: string) => new URL(path, publicUrl).href;
  return [
    ...(isOn('SLACK')
      ? [`  Slack, redirect URL:       ${at('/oauth/slack/callback')}`, `  Slack, event request URL:  ${at('/webhooks/slack')}`]
      : []),
    ...(isOn('WHATSAPP') ? ["  Meta, callback URL:        shown for each number on the product's page Channels"] : []),
    ...(isOn('BILLING') ? [`  Stripe, webhook endpoint:  ${at('/webhooks/stripe')}`] : []),
  ];
}
