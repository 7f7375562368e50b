import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type GatewayService, openGatewayService } from '../../gateway/test/gateway-service.ts';
import { freePort } from '../../launcher/home/ports.ts';
import { selfSignedCertificate } from '../setup/certificate.ts';

const root = join(import.meta.dirname, '../..');
const example = (name: string) => readFileSync(join(root, 'docs/operating/proxies', name), 'utf8');
const authSecret = 'the secret that this check of a set-up knows';

let gateway: GatewayService;
let folder: string;
let upstream: string;
let proxy: ChildProcess | null = null;
beforeAll(async () => {
  gateway = await openGatewayService({ authSecrets: [authSecret], isFrontOnly: true });
  upstream = new URL(gateway.url).host;
  folder = mkdtempSync(join(tmpdir(), 'konstruct-proxy-'));
  const { certificate, key } = selfSignedCertificate();
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  writeFileSync(join(folder, 'key.pem'), key);
});
afterEach(async () => {
  if (!proxy) return;
  const exited = new Promise((resolve) => proxy?.once('exit', resolve));
  proxy.kill('SIGTERM');
  await exited;
  proxy = null;
});
afterAll(async () => {
  await gateway?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The page's example with this test's addresses and certificate; everything else is unchanged. */
async function nginx(): Promise<{ port: number; program: string; options: string[] }> {
  const [port, plain] = [await freePort(), await freePort()];
  const site = example('nginx.conf')
    .replace('127.0.0.1:4000;', `${upstream};`)
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replaceAll('konstruct.example.com;', 'localhost;')
    .replace(/ssl_certificate \S+;/, `ssl_certificate ${folder}/certificate.pem;`)
    .replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${folder}/key.pem;`);
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `${user} daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${kept}\n${site}\n}`,
  );
  return { port, program: 'nginx', options: ['-c', config] };
}

async function caddy(): Promise<{ port: number; program: string; options: string[] }> {
  const port = await freePort();
  const site = example('Caddyfile')
    .replace(
      'konstruct.example.com {',
      `https://localhost:${port} {\n\ttls ${folder}/certificate.pem ${folder}/key.pem`,
    )
    .replace('127.0.0.1:4000\n', `${upstream}\n`);
  const config = join(folder, 'Caddyfile');
  writeFileSync(config, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n${site}`);
  return { port, program: 'caddy', options: ['run', '--adapter', 'caddyfile', '--config', config] };
}

/** What `check-setup` reports about one thing. */
async function checkSetup(url: string): Promise<string[]> {
  const env = {
    ...{ PUBLIC_URL: url, AUTH_SECRET: authSecret, NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') },
    ...{ SLACK: 'off', WHATSAPP: 'off', BILLING: 'off', OPENAI_BASE_URL: gateway.url, ANTHROPIC_BASE_URL: gateway.url },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'launcher/check-setup.ts')], { env }, (_error, stdout) =>
      resolve(stdout.split('\n')),
    );
  });
}

/** Sends a body through the proxy, as the vendors do. Returns the status. */
function post(url: string, bytes: number): Promise<number> {
  const script = `const answer = await fetch(${JSON.stringify(`${url}/webhooks/slack`)}, { method: 'POST', body: new Uint8Array(${bytes}), headers: { 'content-type': 'application/json' } }); console.log(answer.status)`;
  const env = { NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], { env }, (error, stdout) =>
      error ? reject(error) : resolve(Number(stdout)),
    );
  });
}

test.each([
  ['nginx', nginx],
  ['Caddy', caddy],
])(
  'the example for %s passes live events on at once, says who called, and lets through what the gateway allows',
  async (_name, prepare) => {
    const { port, program, options } = await prepare();
    let output = '';
    const env = {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      PATH: `${process.env['PATH']}:/usr/sbin`,
    };
    proxy = spawn(program, options, { env });
    proxy.once('error', (error) => (output += String(error)));
    for (const stream of [proxy.stdout, proxy.stderr]) stream?.on('data', (chunk: Buffer) => (output += String(chunk)));
    const url = `https://localhost:${port}`;
    const answer = await until(async () => {
      if (proxy?.exitCode !== null) throw new Error(output);
      const lines = await checkSetup(url);
      return lines.some((line) => line === 'ok    the public address, over https') && lines;
    });
    expect(answer).toContain('ok    live events (/events), through the proxy');
    expect(answer).toContain('ok    client addresses, through the proxy');
    expect(await post(url, 3 * 1024 * 1024)).toBe(200);
  },
);
