import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiToken, sessionCookie, openGatewayService, type GatewayService } from '../gateway-service.ts';

const total = 'query Total { total }';
const own = 'http://konstruct.test:4000';
const foreign = [
  'null',
  'https://evil.example',
  'http://konstruct.test',
  'http://konstruct.test:4001',
  'https://konstruct.test:4000',
  `${own}.evil.example`,
];
let gateway: GatewayService;

describe('a session’s cookie', () => {
  beforeAll(async () => void (gateway = await openGatewayService({ documents: [total] })));
  afterAll(() => gateway.close());

  it.each(foreign)('says nothing in a request to the graph that comes from %s', async (origin) => {
    const askedBefore = gateway.seen.actors.length;
    const { status, body } = await gateway.run(total, { cookie: sessionCookie(), origin });
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 403, code: 'FOREIGN_ORIGIN' });
    expect(gateway.seen.actors.length).toBe(askedBefore);
  });

  it('says nothing where the browser reports another site without naming it', async () => {
    expect((await gateway.run(total, { cookie: sessionCookie(), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('counts from its own site, and from a program that names none', async () => {
    expect((await gateway.run(total, { cookie: sessionCookie(), origin: own })).body).toEqual({
      data: { total: '12.50' },
    });
    expect((await gateway.run(total, { cookie: sessionCookie() })).status).toBe(200);
    expect((await gateway.run(total, { cookie: sessionCookie(), 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'says nothing in a %s from elsewhere on any other path, which reaches no service',
    async (method) => {
      for (const path of ['/api/auth/sign-out', '/companies/open', '/export/usage.csv', '/a-path-of-tomorrow']) {
        const before = gateway.rest.requests.length;
        const headers = { cookie: sessionCookie(), origin: 'https://evil.example' };
        const response = await fetch(`${gateway.url}${path}`, { method, headers });
        expect([path, response.status, await response.json()]).toEqual([
          path,
          403,
          { error: expect.objectContaining({ code: 'FOREIGN_ORIGIN' }) },
        ]);
        expect(gateway.rest.requests.length).toBe(before);
      }
    },
  );

  it('may come with a link from elsewhere, which changes nothing', async () => {
    const response = await fetch(`${gateway.url}/usage`, {
      headers: { cookie: sessionCookie(), 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(200);
  });
});

describe('a caller who is not identified by a cookie', () => {
  beforeAll(async () => void (gateway = await openGatewayService({ documents: [total] })));
  afterAll(() => gateway.close());

  it('may ask from any site: with an API token, or anonymously', async () => {
    for (const origin of foreign) {
      const headers = { authorization: `Bearer ${apiToken}`, origin };
      expect((await gateway.post({ query: '{ total }' }, headers)).status).toBe(200);
      expect((await gateway.run(total, { origin })).status).toBe(200);
    }
  });

  it('is not mistaken for one by another site’s cookie', async () => {
    expect((await gateway.run(total, { cookie: 'theme=dark', origin: 'https://evil.example' })).status).toBe(200);
  });
});
