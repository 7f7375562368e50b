import { afterAll, beforeAll, expect, test } from 'vitest';
import { proxyCheckHeader, proxyCheckToken } from '../live/proxy-check.ts';
import { type GatewayService, openGatewayService } from './gateway-service.ts';

const authSecret = 'the secret that this check of a set-up knows';
let gateway: GatewayService;
beforeAll(async () => {
  gateway = await openGatewayService({
    authSecrets: [authSecret, 'the one of before, while it is replaced by it'],
    trustedProxies: ['192.0.2.0/24'],
    isFrontOnly: true,
  });
});
afterAll(() => gateway?.close());

const events = (token: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/events`, { headers: { [proxyCheckHeader]: token, ...headers } });

test('a caller that has the secret learns how the request arrived, in two events', async () => {
  const answer = await events(proxyCheckToken(authSecret, new Date()), { 'x-forwarded-for': '203.0.113.9' });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  expect((await answer.text()).split('\n\n')).toEqual([
    'event: check\ndata: {"address":"127.0.0.1","forwarded":"ignored"}',
    'event: end\ndata: {}',
    '',
  ]);
  const bare = await events(proxyCheckToken(authSecret, new Date()));
  expect(await bare.text()).toContain('"forwarded":"absent"');
});

test.each([
  ['of another secret', () => proxyCheckToken('another secret', new Date())],
  ['of three minutes ago', () => proxyCheckToken(authSecret, new Date(Date.now() - 180_000))],
  ['that is none', () => 'x'],
  ['without a time', () => proxyCheckToken(authSecret, new Date()).replace(/^\d+/, '')],
])('a token %s opens nothing', async (_which, token) => {
  expect((await events(token())).status).toBe(401);
});
