import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startMail } from '@konstruct/sandbox/mail';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSetup } from '../../../launcher/checks/check-setup.ts';
import { derivedSecrets, makeSecrets } from '../../../launcher/home/secrets.ts';
import { closeAll, listen } from './listen.ts';

let values: Record<string, string>;
beforeAll(async () => {
  const mail = await listen(createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n')));
  const vendors = ['SLACK_API_URL', 'META_GRAPH_URL', 'STRIPE_API_URL', 'OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'];
  values = {
    ...Object.fromEntries(vendors.map((name) => [name, 'http://127.0.0.1:1'])),
    ...{
      SLACK: 'off',
      WHATSAPP: 'off',
      BILLING: 'off',
      PUBLIC_URL: 'http://127.0.0.1:1',
      DATABASE_URL: 'postgres://127.0.0.1:1/nowhere',
    },
    SMTP_URL: `smtp://127.0.0.1:${mail}`,
    MAIL_FROM: 'Konstruct <hello@konstruct.example>',
  };
});
afterAll(closeAll);

const issues = async (
  changed: Record<string, string> = {},
  mailTo: string | null = null,
  unread: readonly string[] = [],
) =>
  Object.fromEntries(
    (await checkSetup({ values: { ...values, ...changed }, unread, mailTo })).map(({ what, issue }) => [what, issue]),
  );

test('a mail server that greets is right; none, or something else, is named', async () => {
  expect((await issues())['the mail server']).toBeNull();
  expect((await issues({ SMTP_URL: '' }))['the mail server']).toContain('set SMTP_URL');
  const away = await issues({ SMTP_URL: 'smtp://user:canary@127.0.0.1:1' });
  expect(away['the mail server']).toContain('cannot be reached');
  expect(JSON.stringify(away)).not.toContain('canary');
  const other = await listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')));
  expect((await issues({ SMTP_URL: `smtp://127.0.0.1:${other}` }))['the mail server']).toContain('not a mail server');
});

test('secrets that are equal, halves of different pairs, passwords that migrate does not set and files that cannot be read are named, not shown', async () => {
  const made = await makeSecrets();
  const { PLATFORM_SECRET: platformSecret = '', ...secrets } = {
    ...made,
    ...derivedSecrets(made['PLATFORM_SECRET'] ?? ''),
  };
  const seen = async (changed: Record<string, string>, unread: readonly string[] = []) =>
    (await issues({ ...secrets, PLATFORM_SECRET: platformSecret, ...changed }, null, unread))['the secrets'];
  expect(await seen({})).toBeNull();
  expect(await seen({}, ['AUTH_SECRET_FILE: set it to a file that can be read'])).toContain('AUTH_SECRET_FILE');
  expect(await seen({ AUTH_SECRET: platformSecret })).toMatch(/^AUTH_SECRET: it is the same as PLATFORM_SECRET; /);
  const other = await makeSecrets();
  for (const half of ['LLM_VAULT_KEYS', 'IDENTITY_PRIVATE_KEY', 'AGENTS_CALL_PRIVATE_KEY', 'CHANNELS_VAULT_KEYS']) {
    expect(await seen({ [half]: other[half] ?? '' })).toMatch(
      new RegExp(`^${half}: it does not match [A-Z_]+_PUBLIC_KEY; `),
    );
  }
  const password = await seen({ USAGE_DATABASE_PASSWORD: 'canary canary canary canary canary' });
  expect(password).toMatch(/^USAGE_DATABASE_PASSWORD: /);
  expect(password).not.toContain('canary');
});

test('a clock that is off is told: this machine’s by the vendors’, the gateway’s by this machine’s', async () => {
  const late: RequestListener = (_request, response) => {
    response.sendDate = false;
    response.setHeader('date', new Date(Date.now() - 200_000).toUTCString()).end();
  };
  const url = `http://127.0.0.1:${await listen(createServer(late))}`;
  const right = `http://127.0.0.1:${await listen(createServer((_request, response) => void response.end()))}`;
  const found = await issues({ PUBLIC_URL: url, OPENAI_BASE_URL: url });
  expect(found['the clocks of the services']).toMatch(/^the gateway is 2\d\d seconds off/);
  expect(found['the clock']).toMatch(/^it is 2\d\d seconds off/);
  expect(await issues({ PUBLIC_URL: right, OPENAI_BASE_URL: right })).toMatchObject({
    'the clock': null,
    'the clocks of the services': null,
  });
  expect((await issues())['the clock']).toContain('could not be checked');
});

test('a mail is sent only where one was asked for, really arrives, and a rejection is named without the login', async () => {
  const mailbox = await startMail({ port: 0 });
  try {
    const mails = async () =>
      (await (await fetch(`${mailbox.url}/_control/mails?to=ops@example.com`)).json()) as { subject: string }[];
    const SMTP_URL = `smtp://user:canary@127.0.0.1:${mailbox.smtpPort}`;
    expect(Object.keys(await issues({ SMTP_URL })).filter((what) => what.startsWith('a mail'))).toEqual([]);
    expect(await mails()).toEqual([]);
    const mailed = (changed: Record<string, string>) => issues({ SMTP_URL, ...changed }, 'ops@example.com');
    expect(await mailed({})).toMatchObject({ 'a mail to ops@example.com': null });
    expect(await mails()).toMatchObject([{ subject: 'Konstruct: mail works' }]);

    const body = JSON.stringify({ code: 550, message: 'no such person', times: 1 });
    await fetch(`${mailbox.url}/_control/smtp-faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const refused = await mailed({});
    expect(refused['a mail to ops@example.com']).toContain('rejected it');
    expect((await mailed({ MAIL_FROM: '' }))['a mail to ops@example.com']).toContain('MAIL_FROM');
    const unreachable = await mailed({ SMTP_URL: 'smtp://user:canary@127.0.0.1:1' });
    expect(unreachable['a mail to ops@example.com']).toContain('it could not be sent');
    const notLetIn = await mailed({ SMTP_URL: `smtp://user:canary@127.0.0.1:${await doorkeeper()}` });
    expect(notLetIn['a mail to ops@example.com']).toContain('does not accept the login');
    expect(JSON.stringify([refused, unreachable, notLetIn])).not.toContain('canary');
  } finally {
    await mailbox.stop();
  }
});

/** A mail server that rejects every login, and repeats what it received. */
function doorkeeper(): Promise<number> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 mail.example ESMTP\r\n');
      createInterface({ input: socket }).on('line', (line) => {
        socket.write(
          line.startsWith('EHLO') ? '250-mail.example\r\n250 AUTH PLAIN\r\n' : `535 no entry for user:canary\r\n`,
        );
      });
    }),
  );
}

test('the command ends with 1 while something is to be fixed, and asks for an address where it has none', async () => {
  const command = (options: readonly string[]): Promise<{ code: number | null; output: string }> =>
    new Promise((resolve) => {
      const script = join(import.meta.dirname, '../../../launcher/check-setup.ts');
      const child = execFile(process.execPath, [script, ...options], { env: values }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, output: stdout + stderr }),
      );
    });
  for (const without of [['--mail'], ['--mail', 'ops'], ['--male', 'ops@example.com']]) {
    expect(await command(without)).toEqual({
      code: 1,
      output: expect.stringMatching(/^Name the recipient of the test mail: [^\n]+\n$/),
    });
  }
  expect(await command([])).toEqual({
    code: 1,
    output: expect.stringMatching(/^FIX {3}the public address, over https: /m),
  });
});
