import { execFile } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startMail } from '@konstruct/sandbox/mail';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derivedSecrets, makeSecrets } from '../launcher/secrets.ts';
import { checkSetup, pasted, type SetupSettings } from '../launcher/setup-checks.ts';

/** A product's door that has been reached, and a mail server's greeting. */
const door: RequestListener = (request, response) => {
  const statuses: Record<string, number> = { '/webhooks/slack': 401, '/webhooks/stripe': 400, '/readyz': 200 };
  response.writeHead(statuses[request.url ?? ''] ?? (request.url?.startsWith('/webhooks/whatsapp/') ? 401 : 502)).end();
};
const servers: { close(): unknown; address(): unknown }[] = [];
async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

let database: TestDatabase;
let right: SetupSettings;
beforeAll(async () => {
  database = await createTestDatabase();
  const mail = await listen(createTcpServer((socket) => socket.end('220 mail.example ESMTP\r\n')));
  right = {
    publicUrl: `http://127.0.0.1:${await listen(createServer(door))}`,
    databaseUrl: database.ownerUrl,
    platformSecret: 'the platform secret of this test, no other',
    environment: {},
    smtpUrl: `smtp://127.0.0.1:${mail}`,
    mailFrom: 'Konstruct <hello@konstruct.example>',
    mailTo: null,
    isOn: () => true,
  };
});
afterAll(async () => {
  servers.forEach((server) => server.close());
  await database?.drop();
});

const faults = async (changed: Partial<SetupSettings>) =>
  Object.fromEntries((await checkSetup({ ...right, ...changed })).map(({ what, fault }) => [what, fault]));

test('what is right is found right, and an address without https is not', async () => {
  const found = await faults({});
  expect(found).toMatchObject({
    'the database, its version and its rights': null,
    'the mail server': null,
    "Slack's webhook": null,
    "WhatsApp's webhook": null,
    "Stripe's webhook": null,
    'the clocks of the others': null,
    'the secrets': null,
  });
  expect(found['the public address, over https']).toContain('https');
});

test('a database, a mail server or a callback that cannot be reached is named, and nothing of its login', async () => {
  const unseen = ['the clock', 'the clocks of the others', 'the secrets'];
  const found = await faults({
    databaseUrl: 'postgres://owner:canary@127.0.0.1:1/konstruct',
    smtpUrl: 'smtp://user:canary@127.0.0.1:1',
    publicUrl: 'http://127.0.0.1:1',
  });
  expect(Object.entries(found).filter(([what, fault]) => !unseen.includes(what) && fault === null)).toEqual([]);
  expect(JSON.stringify(found)).not.toContain('canary');
});

test('an owner without the right to create roles is told so', async () => {
  await database.query(`create role checked login password 'checked'`);
  await database.query(`grant connect on database ${new URL(database.ownerUrl).pathname.slice(1)} to checked`);
  const url = new URL(database.ownerUrl);
  [url.username, url.password] = ['checked', 'checked'];
  const found = await faults({ databaseUrl: url.href });
  expect(found['the database, its version and its rights']).toContain('CREATEROLE');
  await database.query('drop owned by checked');
  await database.query('drop role checked');
});

test('secrets that are equal, halves of different key pairs, and passwords that migrate does not set are named, and not shown', async () => {
  const made = await makeSecrets();
  const { PLATFORM_SECRET: platformSecret = '', ...secrets } = { ...made, ...derivedSecrets(made['PLATFORM_SECRET'] ?? '') };
  const seen = async (changed: Record<string, string>) => {
    const environment = { ...secrets, PLATFORM_SECRET: platformSecret, ...changed };
    return (await faults({ platformSecret, environment }))['the secrets'];
  };
  expect(await seen({})).toBeNull();
  expect(await seen({ AUTH_SECRET: platformSecret })).toMatch(/^AUTH_SECRET: it is one and the same as PLATFORM_SECRET; /);
  const other = await makeSecrets();
  for (const half of ['LLM_VAULT_KEYS', 'IDENTITY_PRIVATE_KEY', 'AGENTS_CALL_PRIVATE_KEY', 'CHANNELS_VAULT_KEYS']) {
    expect(await seen({ [half]: other[half] ?? '' })).toMatch(new RegExp(`^${half}: it is not the other half of [A-Z_]+_PUBLIC_KEY; `));
  }
  const password = await seen({ USAGE_DATABASE_PASSWORD: 'canary canary canary canary canary' });
  expect(password).toMatch(/^USAGE_DATABASE_PASSWORD: /);
  expect(password).not.toContain('canary');
});

test('a gateway whose clock is off is told', async () => {
  const late: RequestListener = (_request, response) => {
    response.sendDate = false;
    response.setHeader('date', new Date(Date.now() - 200_000).toUTCString()).end();
  };
  const found = await faults({ publicUrl: `http://127.0.0.1:${await listen(createServer(late))}` });
  expect(found['the clocks of the others']).toMatch(/^the gateway is 2\d\d seconds off/);
});

test('what is off is neither looked at nor to be pasted', async () => {
  const off = { isOn: () => false };
  expect(Object.keys(await faults(off)).filter((what) => what.includes('webhook'))).toEqual([]);
  expect(pasted({ ...right, ...off })).toEqual([]);
  expect(pasted({ ...right, publicUrl: 'https://konstruct.example' }).join('\n')).toContain(
    'https://konstruct.example/oauth/slack/callback',
  );
});

test('a mail is sent only where one was asked for, really arrives, and a refusal is told without the login', async () => {
  const mailbox = await startMail({ port: 0 });
  try {
    const mails = async () => (await (await fetch(`${mailbox.url}/_control/mails?to=ops@example.com`)).json()) as { subject: string }[];
    const smtpUrl = `smtp://user:canary@127.0.0.1:${mailbox.smtpPort}`;
    expect(Object.keys(await faults({ smtpUrl })).filter((what) => what.startsWith('a mail'))).toEqual([]);
    expect(await mails()).toEqual([]);
    const asked = { smtpUrl, mailTo: 'ops@example.com' };
    expect(await faults(asked)).toMatchObject({ 'a mail to ops@example.com': null });
    expect(await mails()).toMatchObject([{ subject: 'Konstruct: mail works' }]);

    const body = JSON.stringify({ code: 550, message: 'no such person', times: 1 });
    await fetch(`${mailbox.url}/_control/smtp-faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const refused = await faults(asked);
    expect(refused['a mail to ops@example.com']).toContain('refuses it');
    expect(JSON.stringify(refused)).not.toContain('canary');
    expect((await faults({ ...asked, mailFrom: '' }))['a mail to ops@example.com']).toContain('MAIL_FROM');
    const unreachable = await faults({ ...asked, smtpUrl: 'smtp://user:canary@127.0.0.1:1' });
    expect(unreachable['a mail to ops@example.com']).toContain('could not be handed in');
    const notLetIn = await faults({ ...asked, smtpUrl: `smtp://user:canary@127.0.0.1:${await doorkeeper()}` });
    expect(notLetIn['a mail to ops@example.com']).toContain('does not accept the login');
    expect(JSON.stringify([unreachable, notLetIn])).not.toContain('canary');
  } finally {
    await mailbox.stop();
  }
});

/** A mail server that lets nobody in, and repeats what it was told. */
function doorkeeper(): Promise<number> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 mail.example ESMTP\r\n');
      createInterface({ input: socket }).on('line', (line) => {
        socket.write(line.startsWith('EHLO') ? '250-mail.example\r\n250 AUTH PLAIN\r\n' : `535 no entry for user:canary\r\n`);
      });
    }),
  );
}

/** `npm run check-setup`, and what it printed. */
function command(arguments_: readonly string[], changed: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: right.databaseUrl, PLATFORM_SECRET: right.platformSecret, ...changed };
  return new Promise((resolve) => {
    const script = join(import.meta.dirname, '../launcher/check-setup.ts');
    const child = execFile(process.execPath, [script, ...arguments_], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

test('the command sends where --mail says, ends with 1 while something is to be mended, and asks for an address where it has none', async () => {
  for (const without of [['--mail'], ['--mail', 'ops'], ['--male', 'ops@example.com']]) {
    expect(await command(without)).toEqual({ code: 1, output: expect.stringMatching(/^Say where the mail goes: [^\n]+\n$/) });
  }
  const mailbox = await startMail({ port: 0 });
  try {
    const changed = { PUBLIC_URL: right.publicUrl, SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`, MAIL_FROM: right.mailFrom };
    const { code, output } = await command(['--mail', 'ops@example.com'], changed);
    expect([code, output]).toEqual([1, expect.stringContaining('ok    a mail to ops@example.com\n')]);
    expect(output).toMatch(/^MEND {2}the public address, over https: /m);
    const mails = (await (await fetch(`${mailbox.url}/_control/mails?to=ops@example.com`)).json()) as unknown[];
    expect(mails).toHaveLength(1);
  } finally {
    await mailbox.stop();
  }
});
