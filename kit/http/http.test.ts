import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkUrl, guardedFetch, UnsafeUrlError, type GuardOptions } from './index.ts';

/** Nothing may ever reach it: it represents any server inside our network. */
let canary: Server;
let canaryPort: number;
/** A host that the platform admits, and that misbehaves. */
let admitted: Server;
let admittedPort: number;
let calls: string[] = [];
let connections = 0;

beforeAll(async () => {
  canary = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end('the canary was called');
  }).on('connection', () => connections++);
  canaryPort = await listen(canary);
  admitted = createServer((request, response) => {
    const [, status = '', target = ''] = /^\/(\d{3})\?(.*)$/.exec(request.url ?? '') ?? [];
    if (status) return response.writeHead(Number(status), { location: decodeURIComponent(target) }).end();
    if (request.url === '/slow') return;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () =>
      response.end(`${request.method} ${request.headers['x-key'] ?? ''} ${Buffer.concat(parts).toString()}`),
    );
  });
  admittedPort = await listen(admitted);
});
afterAll(() => {
  for (const server of [canary, admitted]) server.closeAllConnections();
  for (const server of [canary, admitted]) server.close();
});
beforeEach(() => {
  calls = [];
  connections = 0;
});

const listen = (server: Server) =>
  new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
const platform = (more: Partial<GuardOptions> = {}): GuardOptions => ({
  allowPrivateHosts: [`127.0.0.1:${admittedPort}`],
  ...more,
});
const rejectionOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => 'not refused',
    (thrown: unknown) => thrown,
  );
  expect(connections).toBe(0);
  return error instanceof UnsafeUrlError ? error.reason : error;
};

const inside = [
  ...[
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0.0.0.0',
    '127.0.0.1.',
    '①②⑦.⓪.⓪.①',
    '１２７.0.0.1',
  ],
  ...[
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:8.8.8.8]',
    '[::127.0.0.1]',
    '[0:0:0:0:0:0:0:1]',
  ],
  ...[
    '169.254.169.254',
    '168.63.129.16',
    '100.64.0.1',
    '100.100.100.200',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
  ],
  ...[
    '192.0.0.1',
    '192.0.0.192',
    '198.18.0.1',
    '198.19.255.255',
    '192.88.99.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[2002:7f00:1::]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2001::1]',
    '[ff02::1]',
  ],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'LocalHost.LocalDomain',
    'metadata',
    'metadata.google.internal',
    'printer.local',
  ],
  ...['example.com.', 'db.lan', 'xn--localhost.local'],
];

test.each(inside)('45: https://%s is refused at save and at use, and nothing is connected', async (host) => {
  for (const address of [`https://${host}/v1`, `https://${host}:${canaryPort}/v1`, `HTTPS://${host}`]) {
    expect(await rejectionOf(checkUrl(address, platform()))).toBe('private');
    expect(await rejectionOf(guardedFetch(platform())(address))).toBe('private');
  }
});

test.each([
  ['file:///etc/passwd', 'not_https'],
  ['gopher://example.com/', 'not_https'],
  ['ftp://example.com/', 'not_https'],
  ['data:text/plain,x', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['http://example.com/', 'not_https'],
  ['HTTP://EXAMPLE.COM/', 'not_https'],
  ['http://127.0.0.1/', 'not_https'],
  ['http://good@127.0.0.1/', 'credentials'],
  ['https://example.com@127.0.0.1/', 'credentials'],
  ['https://user:word@example.com/', 'credentials'],
  ['https://example.com:5432/', 'port'],
  ['https://example.com:6379/', 'port'],
  ['https://example.com:80/', 'port'],
  ['https://8.8.8.8:22/', 'port'],
  ['https://127.0.0.1%00.example.com/', 'malformed'],
  ['https://[fe80::1%25eth0]/', 'malformed'],
  ['//example.com', 'malformed'],
  ['example.com', 'malformed'],
  ['', 'malformed'],
])('45: %s is refused at save and at use: %s', async (address, reason) => {
  expect(await rejectionOf(checkUrl(address, platform()))).toBe(reason);
  expect(await rejectionOf(guardedFetch(platform())(address))).toBe(reason);
});

test('46: a name that resolves to loopback is refused at save and at use, also when it is one address of several', async () => {
  for (const addresses of [
    ['127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
    ['2606:4700::1111', '::1'],
    ['::ffff:7f00:1'],
  ]) {
    const options = platform({ resolve: async () => addresses });
    expect(await rejectionOf(checkUrl('https://inside.example.com/', options))).toBe('private');
    expect(await rejectionOf(guardedFetch(options)('https://inside.example.com/'))).toBe('private');
  }
});

test('46: a name that is public when checked and loopback when connected to is refused', async () => {
  const answers = [['93.184.215.14'], ['127.0.0.1']];
  const options = platform({ resolve: async () => answers.shift() ?? [] });
  expect((await checkUrl('https://rebinding.example.com/', options)).hostname).toBe('rebinding.example.com');
  expect(await rejectionOf(guardedFetch(options)('https://rebinding.example.com/'))).toBe('private');
});

test.each([301, 302, 303, 307, 308])(
  '46: an admitted host that answers %i to loopback does not lead there',
  async (status) => {
    const target = encodeURIComponent(`http://127.0.0.1:${canaryPort}/stolen`);
    const call = guardedFetch(platform())(`http://127.0.0.1:${admittedPort}/${status}?${target}`, {
      headers: { 'x-key': 'k' },
      redirect: 'follow',
    });
    expect(await rejectionOf(call)).toBe('redirect');
    expect(calls).toEqual([]);
  },
);

test('an admitted pair is called like a public address, and no other port of that host is', async () => {
  const get = guardedFetch(platform());
  const body = JSON.stringify({ text: 'ü' });
  const answer = await get(
    new Request(`http://127.0.0.1:${admittedPort}/`, { method: 'POST', headers: { 'x-key': 'k1' }, body }),
  );
  expect([answer.status, await answer.text()]).toEqual([200, `POST k1 ${body}`]);
  expect(await (await get(`http://127.0.0.1:${admittedPort}/`, { method: 'PUT', body })).text()).toBe(`PUT  ${body}`);
  expect(await rejectionOf(get(`http://127.0.0.1:${canaryPort}/`))).toBe('not_https');
  expect(await rejectionOf(get(`https://127.0.0.1:${canaryPort}/`))).toBe('private');
});

test('a public name passes the check, an unknown one is told when saving, and is a network failure at use', async () => {
  expect(
    (await checkUrl('https://API.example.com/v1', platform({ resolve: async () => ['93.184.215.14'] }))).href,
  ).toBe('https://api.example.com/v1');
  const nowhere = platform({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  expect(await rejectionOf(checkUrl('https://nowhere.example.com/', nowhere))).toBe('unresolvable');
  expect(await rejectionOf(guardedFetch(nowhere)('https://nowhere.example.com/'))).toBeInstanceOf(TypeError);
});

test('a server that never answers is given up on, and so is a call whose signal ends', async () => {
  const slow = `http://127.0.0.1:${admittedPort}/slow`;
  await expect(guardedFetch({ ...platform(), idleTimeoutMs: 200 })(slow)).rejects.toThrow();
  await expect(guardedFetch(platform())(slow, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});
