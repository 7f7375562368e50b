import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEchoService } from './echo-service.ts';
import { apiToken, sessionCookie, openGatewayService, tenantId, type GatewayService } from './gateway-service.ts';

// A portal that streams a page piece by piece, and one that responds slowly.
let portal: Awaited<ReturnType<typeof startEchoService>>;
let openCount = 0;
let gateway: GatewayService;
beforeAll(async () => {
  portal = await startEchoService((asked, response) => {
    openCount += 1;
    response.once('close', () => (openCount -= 1));
    if (asked.url?.startsWith('/late')) return void setTimeout(() => response.end('late'), 300);
    response.writeHead(200, { 'content-type': 'text/html' });
    const pieces = setInterval(() => response.write(`<p>${'piece '.repeat(5000)}</p>`), 5);
    response.once('close', () => clearInterval(pieces));
  });
  gateway = await openGatewayService({ portalUrl: portal.url });
});
beforeEach(() => void (gateway.logLines.length = 0));
afterAll(async () => {
  await gateway.close();
  await portal.stop();
});

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends a request, and closes the connection after so many milliseconds, or once so many bytes have arrived. */
function leave(
  { path, method = 'GET', headers = {}, body }: Asked,
  when: { readonly afterMs: number } | { readonly afterBytes: number },
) {
  return new Promise<void>((resolve) => {
    const asked = request(`${gateway.url}${path}`, { method, headers, agent: false });
    asked.once('close', () => resolve());
    asked.on('error', () => undefined);
    asked.on('response', (response: IncomingMessage) => {
      let bytes = 0;
      response.on('error', () => undefined);
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if ('afterBytes' in when && bytes >= when.afterBytes) asked.destroy();
      });
    });
    asked.end(body);
    if ('afterMs' in when) setTimeout(() => asked.destroy(), when.afterMs);
  });
}

const html = { accept: 'text/html' };
const session = { cookie: sessionCookie(), 'x-konstruct-tenant': tenantId };
const graph = { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' };

test.each<[string, Asked, { afterMs: number } | { afterBytes: number }]>([
  ['a page before it is there', { path: '/late', headers: html }, { afterMs: 50 }],
  ['a page while it streams', { path: '/page', headers: html }, { afterBytes: 20_000 }],
  [
    'a page while it streams, compressed',
    { path: '/page', headers: { ...html, 'accept-encoding': 'br' } },
    { afterBytes: 1 },
  ],
  [
    'a page while it streams, compressed with gzip',
    { path: '/page', headers: { ...html, 'accept-encoding': 'gzip' } },
    { afterBytes: 1 },
  ],
  ['a form before its answer', { path: '/late', method: 'POST', headers: html, body: 'a=b' }, { afterMs: 50 }],
  ['its live stream', { path: '/events', headers: session }, { afterMs: 100 }],
  ['its live stream at once', { path: '/events', headers: session }, { afterMs: 1 }],
  [
    'an operation of the graph',
    { path: '/graphql', method: 'POST', headers: graph, body: '{"query":"{ total }"}' },
    { afterMs: 1 },
  ],
])('a caller that leaves %s raises no alarm', async (_what, asked, when) => {
  await Promise.all(Array.from({ length: 8 }, () => leave(asked, when)));
  const lines = () => gateway.logLines.map((line) => JSON.parse(line) as { level: number; msg: string });
  await expect.poll(() => openCount, { timeout: 10_000 }).toBe(0);
  // By the time another request is answered, everything has been logged.
  await gateway.query('{ total }');
  await fetch(`${gateway.url}/schema.graphql`);
  expect(lines().filter(({ level }) => level >= 40)).toEqual([]);
});
