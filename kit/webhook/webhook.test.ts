import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { addWebhook, isCurrent, isSigned, type Webhook } from './index.ts';

const servers: FastifyInstance[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function serve(webhook: Partial<Webhook>) {
  const http = fastify();
  servers.push(http);
  http.post('/json', (request) => request.body);
  await addWebhook(http, {
    path: '/hook/:id',
    bodyLimitBytes: 20,
    reject: () => null,
    accept: async () => null,
    ...webhook,
  });
  return http;
}
const post = (http: FastifyInstance, payload: string, headers: Record<string, string> = {}) =>
  http.inject({ method: 'POST', url: '/hook/7', payload, headers: { 'content-type': 'application/json', ...headers } });

test('the handler gets the very bytes, and JSON beside it is parsed as before', async () => {
  const seen: unknown[] = [];
  const http = await serve({
    async accept({ body, params, header }) {
      seen.push(body.toString('utf8'), params['id'], header('x-one'));
      return null;
    },
  });
  const { statusCode, body } = await post(http, '{ "a" :1}', { 'x-one': 'yes' });
  expect([statusCode, body]).toEqual([200, '']);
  expect(seen).toEqual(['{ "a" :1}', '7', 'yes']);
  expect((await http.inject({ method: 'POST', url: '/json', payload: { a: 1 } })).json()).toEqual({ a: 1 });
});

test("the values of a header that occurs several times arrive together: no one of them is taken for the vendor's", async () => {
  const seen: unknown[] = [];
  const http = await serve({
    async accept({ header }) {
      seen.push(header('x-one'), header('x-two'), header('x-none'));
      return null;
    },
  });
  const { port } = new URL(await http.listen({ port: 0, host: '127.0.0.1' }));
  const request = httpRequest({ port, path: '/hook/7', method: 'POST' }, (response) => response.resume());
  request.setHeader('x-one', ['a', 'b']);
  request.setHeader('x-two', 'c');
  request.end('{}');
  await once(request, 'close');
  expect(seen).toEqual(['a, b', 'c', undefined]);
});

test.each([
  ['without a type', {}],
  ['of another type', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['compressed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
])('bytes that are no UTF-8, %s, arrive as they were sent', async (_case, headers) => {
  const sent = Buffer.from([0x7b, 0xff, 0x00, 0xfe, 0x1f, 0x8b]);
  let seen: Buffer | undefined;
  const http = await serve({ accept: async ({ body }) => ((seen = body), null) });
  const { statusCode } = await http.inject({ method: 'POST', url: '/hook/7', payload: sent, headers });
  expect([statusCode, seen]).toEqual([200, sent]);
});

test('what is rejected, or too large, reaches nothing else', async () => {
  let count = 0;
  const accept = async () => ((count += 1), null);
  const http = await serve({ reject: () => ({ status: 401, error: 'No.' }), accept });
  const rejected = await post(http, '{}');
  expect([rejected.statusCode, rejected.json()]).toEqual([401, { error: 'No.' }]);
  expect((await post(http, `"${'x'.repeat(20)}"`)).statusCode).toBe(413);
  expect(count).toBe(0);
});

test('an answer says when to come again, and a challenge is never read as a page', async () => {
  const http = await serve({
    accept: async () => ({ status: 503, error: 'Busy.', code: 'BUSY', details: { count: 2 }, retryAfterSeconds: 60 }),
  });
  const busy = await post(http, '{}');
  expect([busy.headers['retry-after'], busy.json()]).toEqual(['60', { error: 'Busy.', code: 'BUSY', count: 2 }]);
  const other = await serve({ accept: async () => ({ status: 200, text: '<b>' }) });
  const { headers, body } = await post(other, '{}');
  expect([body, headers['content-type'], headers['x-content-type-options']]).toEqual([
    '<b>',
    'text/plain; charset=utf-8',
    'nosniff',
  ]);
});

const sign = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

test.each([
  ['the secret', ['new'], [sign('new', 'a.b')], true],
  ['one of two secrets', ['new', 'old'], [sign('old', 'a.b')], true],
  ['one of two signatures', ['new'], ['00', sign('new', 'a.b')], true],
  ['another secret', ['new'], [sign('other', 'a.b')], false],
  ['other bytes', ['new'], [sign('new', 'a.c')], false],
  ['an empty secret', ['', ' '], [sign('', 'a.b'), sign(' ', 'a.b')], false],
  ['no secret', [], [sign('new', 'a.b')], false],
  ['no signature', ['new'], [], false],
  ['a signature with more behind it', ['new'], [`${sign('new', 'a.b')}00`, `${sign('new', 'a.b')}!`], false],
  ['a part of a signature', ['new'], [sign('new', 'a.b').slice(0, 62)], false],
])('a signature by %s', (_case, secrets, signatures, expected) => {
  expect(isSigned({ secrets, signatures, parts: ['a', '.', Buffer.from('b')] })).toBe(expected);
});

test.each([
  [0, true],
  [-300, true],
  [300, true],
  [-301, false],
  [301, false],
])('a time %i seconds from now', (offset, expected) => {
  const now = new Date('2026-11-30T10:00:00.000Z');
  expect(isCurrent(String(now.getTime() / 1000 + offset), now)).toBe(expected);
});

test.each([undefined, '', 'soon', '-5', '1e9', '9'.repeat(13)])('a time that is none: %s', (timestamp) => {
  expect(isCurrent(timestamp, new Date())).toBe(false);
});
