import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { databaseChecks, databaseTime } from './database-checks.ts';
import { integrationsOn } from './integrations.ts';
import { publicChecks } from './public-checks.ts';
import { installationIssues } from './secret-checks.ts';
import { ask, type Check, type CheckResult, isOn, type SetupSettings, timeoutMs } from './settings.ts';
import { sendTestMail } from './test-mail.ts';
import { addressOf } from './vendor-addresses.ts';
import { stripeChecks, vendorChecks } from './vendor-checks.ts';

const skewSeconds = 60;

const skewOf = (date: string | null | undefined) =>
  date ? Math.round(Math.abs(Date.now() - Date.parse(date)) / 1000) : null;

/** Vendors reject signatures with another time; this machine's clock is compared with theirs. */
async function clock(settings: SetupSettings): Promise<string | null> {
  const { origin } = new URL(addressOf(settings, isOn(settings, 'SLACK') ? 'SLACK_API_URL' : 'OPENAI_BASE_URL'));
  const answer = await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
  const skew = skewOf(answer?.headers.get('date'));
  if (skew === null) return 'the time could not be checked; check that outgoing connections are allowed.';
  return skew <= skewSeconds ? null : `it is ${skew} seconds off; set it (NTP), or signatures will be rejected.`;
}

/**
 * Services reject one another's calls when their clocks are two minutes apart, and jobs are due by the clock of the
 * process that adds them.
 */
async function clocks(settings: SetupSettings): Promise<string | null> {
  const answer = await ask(settings, '/healthz');
  const skews = [
    ['the gateway', skewOf(answer?.headers.get('date'))],
    ['the database', skewOf(await databaseTime(settings))],
  ] as const;
  const off = skews
    .filter(([, skew]) => skew !== null && skew > skewSeconds)
    .map(([whose, skew]) => `${whose} is ${skew} seconds off`);
  return off.length === 0
    ? null
    : `${off.join(', ')} from this machine's; set the clocks (NTP), or services will reject each other's calls.`;
}

/**
 * Files that cannot be read, equal secrets, halves of different key pairs, and passwords other than those that
 * `migrate` sets.
 */
async function secrets({ values, unread }: SetupSettings): Promise<string | null> {
  const issues = [...unread, ...installationIssues(values, values['PLATFORM_SECRET'] ?? '')];
  return issues.length === 0 ? null : `${issues.join('; ')}.`;
}

/** Connects to the mail server, which must introduce itself. */
async function mail({ values }: SetupSettings): Promise<string | null> {
  const smtpUrl = values['SMTP_URL'] ?? '';
  if (!URL.canParse(smtpUrl)) return 'set SMTP_URL to smtp://USER:PASSWORD@HOST:PORT.';
  const { protocol, hostname, port } = new URL(smtpUrl);
  const isTls = protocol === 'smtps:';
  const target = { host: hostname, port: Number(port || (isTls ? 465 : 587)) };
  const socket = isTls ? connectTls({ ...target, servername: hostname }) : connect(target);
  try {
    const [line] = (await once(socket, 'data', { signal: AbortSignal.timeout(timeoutMs) })) as [Buffer];
    return String(line).startsWith('220') ? null : 'what answers there is not a mail server.';
  } catch {
    return 'the mail server cannot be reached.';
  } finally {
    socket.destroy();
  }
}

/** Checks everything that an installation needs, and reports all issues at once. */
export async function checkSetup(settings: SetupSettings): Promise<CheckResult[]> {
  const { SMTP_URL: smtpUrl = '', MAIL_FROM: from = '' } = settings.values;
  const to = settings.mailTo;
  const checks: Check[] = [
    ...publicChecks(settings),
    ...databaseChecks(settings),
    ['the mail server', mail(settings)],
    ...(to === null ? [] : [[`a mail to ${to}`, sendTestMail({ smtpUrl, from, to })] as const]),
    ['the clock', clock(settings)],
    ['the clocks of the services', clocks(settings)],
    ['the secrets', secrets(settings)],
    ...vendorChecks(settings),
  ];
  const stripe = stripeChecks(settings);
  const results = await Promise.all(checks.map(async ([what, issue]) => ({ what, issue: await issue })));
  return [...results, ...(await stripe)];
}

/** The addresses that have to be entered at the vendors. */
export function pasted(settings: SetupSettings): string[] {
  const at = (path: string) => new URL(path, settings.values['PUBLIC_URL']).href;
  return integrationsOn(settings).flatMap((integration) => integration.pasted(at));
}
