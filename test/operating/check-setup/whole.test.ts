import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSetup, pasted } from '../../../launcher/checks/check-setup.ts';
import { publicChecks } from '../../../launcher/checks/public-checks.ts';
import { type Product, startProduct } from '../../setup/product.ts';
import { startProxy, startTlsProxy, variablesOf } from './deployment.ts';
import { closeAll, issuesOf, listen } from './listen.ts';

let product: Product;
let values: Record<string, string>;
let folder: string;
beforeAll(async () => {
  product = await startProduct();
  values = variablesOf(product);
  folder = mkdtempSync(join(tmpdir(), 'konstruct-check-'));
});
afterAll(async () => {
  closeAll();
  if (folder) rmSync(folder, { recursive: true, force: true });
  await product?.stop();
});

const settings = (changed: Record<string, string> = {}) => ({
  values: { ...values, ...changed },
  unread: [],
  mailTo: null,
});
const found = (changed: Record<string, string>) => issuesOf(publicChecks(settings(changed)));
const [live, addresses] = ['live events (/events), through the proxy', 'client addresses, through the proxy'];

/** A command of the launcher, and its output. */
function command(
  script: string,
  options: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, '../../../launcher', script), ...options],
      { env },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

/** The same variables, each secret in a file. */
function inFiles(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => {
      if (!/SECRET|PASSWORD|_KEYS?$|^SMTP_URL$|^OWNER_/.test(name)) return [name, value];
      writeFileSync(join(folder, name), `${value}\n`);
      return [`${name}_FILE`, join(folder, name)];
    }),
  );
}

test('an installation behind its proxy, set up as documented, is green throughout, its secrets in the environment or in files', async () => {
  const { url, certificate } = await startTlsProxy(product.url);
  writeFileSync(join(folder, 'ca.pem'), certificate);
  const env = { ...values, PUBLIC_URL: url, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
  expect(await command('stripe-setup.ts', ['--apply'], env)).toMatchObject({ code: 0 });
  for (const variables of [env, inFiles(env)]) {
    const { code, output } = await command('check-setup.ts', ['--mail', 'ops@example.com'], variables);
    expect([output.match(/^FIX .*$/gm), code]).toEqual([null, 0]);
    expect(output).toContain('ok    a mail to ops@example.com\n');
    expect(output).toContain("ok    Stripe's key: test mode: no one is charged\n");
    expect(output).toContain(`${url}/oauth/slack/callback`);
  }
});

test('a proxy that holds events back, one that tells no address and one that is not trusted are told apart', async () => {
  const fine = await found({ PUBLIC_URL: await startProxy(product.url) });
  expect(fine).toMatchObject({ [live]: null, [addresses]: null });
  const buffering = await found({ PUBLIC_URL: await startProxy(product.url, { isBuffering: true }) });
  expect(buffering).toMatchObject({ [live]: expect.stringContaining('switch its buffering off'), [addresses]: null });
  const silent = await found({ PUBLIC_URL: await startProxy(product.url, { isForwarding: false }) });
  expect(silent).toMatchObject({
    [live]: null,
    [addresses]: expect.stringContaining('have your proxy send X-Forwarded-For'),
  });
  const careful = await startProduct({ without: ['portal'], environment: { TRUSTED_PROXIES: '192.0.2.1' } });
  try {
    const untrusted = await found({ ...variablesOf(careful), PUBLIC_URL: await startProxy(careful.url) });
    expect(untrusted).toMatchObject({
      [live]: null,
      [addresses]: expect.stringMatching(/everyone as .*127\.0\.0\.1; add your proxy.* TRUSTED_PROXIES/),
    });
  } finally {
    await careful.stop();
  }
});

/** A server that answers, but is not the product. */
async function startOtherServer(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(answer))}`;
}

test('an address that cannot be reached, answers otherwise, or is not over https is named for each thing that goes there', async () => {
  const away = await found({ PUBLIC_URL: 'http://127.0.0.1:1' });
  expect(Object.entries(away).filter(([, issue]) => issue === null)).toEqual([]);
  expect(Object.values(await found({ PUBLIC_URL: '' })).filter((issue) => issue === null)).toEqual([]);
  const broken = await found({
    PUBLIC_URL: await startOtherServer((_request, response) => void response.writeHead(502).end()),
  });
  expect(broken).toMatchObject({
    'the public address, over https': expect.stringContaining('only call https addresses'),
    [live]: expect.stringContaining('it answers 502'),
    "Slack's webhook": 'it answers 502, where 401 is expected.',
    "Slack's signing secret": expect.stringContaining('it answers 502'),
    "WhatsApp's webhook": 'it answers 502, where 401 is expected.',
    "Stripe's webhook": 'it answers 502, where 400 is expected.',
  });
  expect((await found({ AUTH_SECRET: '' }))[live]).toContain('set AUTH_SECRET');
});

test('a signing secret that the running service has not is told', async () => {
  const refusing = await startOtherServer((_request, response) => void response.writeHead(401).end());
  const signed = async (changed: Record<string, string>) => (await found(changed))["Slack's signing secret"];
  expect(await signed({ PUBLIC_URL: refusing })).toContain('a different secret (restart it)');
  expect(await signed({ SLACK_SIGNING_SECRET: '' })).toContain('set SLACK_SIGNING_SECRET');
});

test('what is off is neither looked at nor to be pasted', async () => {
  const off = settings({ SLACK: 'off', WHATSAPP: 'off', BILLING: 'off', PUBLIC_URL: 'http://127.0.0.1:1' });
  const names = (await checkSetup(off)).map(({ what }) => what);
  expect(names.filter((what) => /Slack|WhatsApp|Stripe/.test(what))).toEqual([]);
  expect(pasted(off)).toEqual([]);
});
