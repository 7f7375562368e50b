import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookie, openGatewayService, tenantId, type GatewayService } from './gateway-service.ts';

let gateway: GatewayService;
const at = (path: string) => `${gateway.url}${path}`;

describe('the front door', () => {
  beforeAll(
    async () => void (gateway = await openGatewayService({ limits: { proxiedBodyBytes: 100_000 }, isFrontOnly: true })),
  );
  afterAll(() => gateway.close());

  it.each([Buffer.from('{ "odd" :\t"\\u00e9" ,\n "order": 1, "order": 2 }'), randomBytes(90_000), Buffer.alloc(0)])(
    'passes a webhook on byte for byte',
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-slack-signature': 'v0=abc' };
      const response = await fetch(at('/webhooks/slack?a=%20b&a=c'), {
        method: 'POST',
        body: new Uint8Array(body),
        headers,
      });
      expect(response.status).toBe(200);
      expect(gateway.rest.last()).toMatchObject({
        url: '/webhooks/slack?a=%20b&a=c',
        body,
        headers: { 'x-slack-signature': 'v0=abc' },
      });
    },
  );

  it('passes any content type on, and none', async () => {
    const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
    for (const type of types) {
      await fetch(at('/webhooks/slack'), { method: 'POST', body: 'payload=1', headers: { 'content-type': type } });
      expect(gateway.rest.last().headers['content-type']).toBe(type);
    }
    await new Promise((resolve) =>
      httpRequest(at('/webhooks/slack'), { method: 'POST' }, (answer) => answer.resume().on('end', resolve)).end(
        'bare',
      ),
    );
    expect(gateway.rest.last().body.length).toBe(4);
  });

  it('keeps cookies from webhooks', async () => {
    await fetch(at('/webhooks/slack'), { method: 'POST', body: 'x', headers: { cookie: sessionCookie() } });
    expect(gateway.rest.last().headers.cookie).toBeUndefined();
  });

  it.each(['/', '/api/auth/get-session', '/webhooks/slack', '/export'])(
    'lets no claim about identity or origin through to %s',
    async (path) => {
      const headers = {
        'x-konstruct-identity': 'forged',
        'x-konstruct-tenant': tenantId,
        'x-konstruct-client-ip': '6.6.6.6',
        'x-forwarded-host': 'evil.test',
        'x-forwarded-proto': 'gopher',
        'x-forwarded-user': 'root',
        forwarded: 'host=evil.test',
        'x-real-ip': '6.6.6.6',
      };
      await fetch(at(path), { method: path.startsWith('/webhooks') ? 'POST' : 'GET', headers });
      const seen = gateway.rest.last().headers;
      expect(JSON.stringify(seen)).not.toMatch(/forged|evil|6\.6\.6\.6|gopher|root/);
      expect(seen).toMatchObject({
        'x-forwarded-host': 'konstruct.test:4000',
        'x-forwarded-proto': 'http',
        'x-forwarded-for': '127.0.0.1',
        'x-konstruct-client-ip': '127.0.0.1',
      });
      expect(seen['x-konstruct-tenant']).toBeUndefined();
    },
  );

  it('believes the client address of a trusted proxy only', async () => {
    await fetch(at('/'), { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' } });
    expect(gateway.rest.last().headers['x-konstruct-client-ip']).toBe('203.0.113.9');
    const strict = await openGatewayService({ trustedProxies: ['10.0.0.1'] });
    const asked = () =>
      fetch(strict.url, { headers: { 'x-forwarded-for': '203.0.113.9' } }).then((answer) => answer.text());
    await Promise.all([asked(), asked(), asked()]);
    expect(strict.rest.last().headers['x-konstruct-client-ip']).toBe('127.0.0.1');
    // D6: reported once, since that proxy may be the operator's.
    expect(strict.logLines.filter((line) => line.includes('add it to TRUSTED_PROXIES'))).toHaveLength(1);
    expect(gateway.logLines.filter((line) => line.includes('TRUSTED_PROXIES'))).toEqual([]);
    await strict.close();
  });

  it.each([
    ['/api/auth/get-session', 'accounts'],
    ['/oauth/slack/callback?code=1&state=2', 'channels'],
    ['/export/usage.csv', 'usage'],
  ])('tells %s who is asking, by a token for %s', async (path, audience) => {
    await fetch(at(path), { headers: { cookie: `${sessionCookie()}; konstruct_tenant=${tenantId}` } });
    const token = String(gateway.rest.last().headers['x-konstruct-identity']);
    expect(await createIdentityVerifier(gateway.keys.publicJwk, audience).verify(token)).toMatchObject({
      kind: 'operator',
      tenantId,
      role: 'OWNER',
    });
  });

  it('gives the caller’s identity to no other service', async () => {
    await fetch(at('/'), { headers: { cookie: sessionCookie() } });
    expect(gateway.rest.last().headers).toMatchObject({ cookie: sessionCookie() });
    expect(gateway.rest.last().headers['x-konstruct-identity']).toBeUndefined();
  });

  it.each(['GET', 'PUT', 'DELETE'])('does not hand %s on a webhook to its service', async (method) => {
    await fetch(at('/webhooks/slack'), { method });
    expect(
      gateway.rest.requests.filter(
        (seen) => seen.url === '/webhooks/slack' && seen.method === method && !seen.headers.cookie,
      ),
    ).toHaveLength(1);
  });

  it.each([
    '/webhooks/slack/..%2f..%2finternal/reservations',
    '/api/auth/%2e%2e/%2e%2e/internal/x',
    '/webhooks/slack/..\\..\\internal',
  ])('does not leave the part of a service by %s', async (path) => {
    const before = gateway.rest.requests.length;
    const status = await new Promise((resolve) =>
      httpRequest({ ...address(), path, method: 'POST' }, (answer) => resolve(answer.resume().statusCode)).end('x'),
    );
    expect(status).toBe(400);
    expect(gateway.rest.requests).toHaveLength(before);
  });

  it('refuses a body that says it is too large with 413', async () => {
    const response = await fetch(at('/webhooks/slack'), { method: 'POST', body: new Uint8Array(200_000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'BODY_TOO_LARGE' } });
  });

  it('refuses a body that grows too large with 413, and its service sees no whole request', async () => {
    const before = gateway.rest.requests.length;
    const status = await new Promise((resolve) => {
      const sent = httpRequest(at('/webhooks/slack'), { method: 'POST' }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      sent.on('error', () => undefined);
      for (let piece = 0; piece < 20; piece += 1) sent.write(Buffer.alloc(10_000));
      sent.end();
    });
    expect(status).toBe(413);
    expect(gateway.rest.requests).toHaveLength(before);
  });

  it('survives a caller who goes away in the middle of a body', async () => {
    const socket = connect(address());
    socket.write('POST /webhooks/slack HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\npart');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await fetch(at('/healthz'))).status).toBe(200);
  });

  it('answers for itself: health, and the schema, open to all', async () => {
    expect(await (await fetch(at('/healthz'))).json()).toEqual({ status: 'ok' });
    const schema = await fetch(at('/schema.graphql'));
    expect(schema.headers.get('access-control-allow-origin')).toBe('*');
    expect(await schema.text()).toContain('type Query');
  });

  it('adds headers that protect, and removes what services say about themselves', async () => {
    const { headers } = await fetch(at('/'));
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('accepts a request that asks before it sends', async () => {
    const status = await new Promise((resolve) => {
      const sent = httpRequest(at('/webhooks/slack'), {
        method: 'POST',
        headers: { expect: '100-continue', 'content-length': 4 },
      });
      sent.on('continue', () => sent.end('body'));
      sent.on('response', (answer) => resolve(answer.resume().statusCode));
      sent.flushHeaders();
    });
    expect(status).toBe(200);
  });

  it('writes no query of an address into the log', async () => {
    await fetch(at('/oauth/slack/callback?code=canary-code&state=canary-state'));
    expect(gateway.logLines.join()).not.toContain('canary');
  });
});

function address() {
  const { hostname: host, port } = new URL(gateway.url);
  return { host, port: Number(port) };
}
