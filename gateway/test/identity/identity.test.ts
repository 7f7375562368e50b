import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiToken,
  foreignTenantId,
  sessionCookie,
  openGatewayService,
  tenantId,
  type GatewayService,
} from '../gateway-service.ts';

const whoAsks = 'query WhoAsks { whoAsks }';
let gateway: GatewayService;

async function actorFor(headers: Record<string, string>) {
  const { status, body } = await gateway.run(whoAsks, headers);
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  return JSON.parse(String(body.data?.['whoAsks']));
}

describe('the caller', () => {
  beforeAll(async () => void (gateway = await openGatewayService({ documents: [whoAsks] })));
  afterAll(() => gateway.close());

  it('is anonymous without a cookie, and is signed as such', async () => {
    expect(await actorFor({})).toEqual({ kind: 'anonymous' });
  });

  it('is the operator of the session, in the company that the header names', async () => {
    const actor = await actorFor({ cookie: sessionCookie(), 'x-konstruct-tenant': tenantId });
    expect(actor).toMatchObject({ kind: 'operator', id: 'u1', sessionId: 's1', tenantId, role: 'OWNER' });
  });

  it('is in the company that the cookie names where a browser can set no header', async () => {
    expect(await actorFor({ cookie: `${sessionCookie()}; konstruct_tenant=${tenantId}` })).toMatchObject({
      tenantId,
      role: 'OWNER',
    });
  });

  it('gains nothing by naming a company of others', async () => {
    const actor = await actorFor({ cookie: sessionCookie(), 'x-konstruct-tenant': foreignTenantId });
    expect(actor).toMatchObject({ kind: 'operator', tenantId: null, role: null });
  });

  it.each(["' or 1=1 --", 'null', '*', `${tenantId},${foreignTenantId}`])(
    'gains nothing by naming %s as company',
    async (name) => {
      expect(await actorFor({ cookie: sessionCookie(), 'x-konstruct-tenant': name })).toMatchObject({
        tenantId: null,
        role: null,
      });
    },
  );

  it('is anonymous with a cookie that accounts did not sign', async () => {
    const [name, value] = sessionCookie().split('=') as [string, string];
    const forged = [
      sessionCookie('session-token', 'another secret'),
      `${name}=session-token`,
      `${name}=session-token.`,
      `${name}=${value}x.`,
    ];
    for (const cookie of forged) expect(await actorFor({ cookie })).toEqual({ kind: 'anonymous' });
  });

  it('is anonymous from the request after the session was revoked', async () => {
    gateway.store.sessions.add('second');
    expect(await actorFor({ cookie: sessionCookie('second') })).toMatchObject({ kind: 'operator' });
    gateway.store.sessions.delete('second');
    expect(await actorFor({ cookie: sessionCookie('second') })).toEqual({ kind: 'anonymous' });
  });

  it('is whom an API token stands for, whatever cookie and company come with it', async () => {
    const headers = {
      authorization: `Bearer ${apiToken}`,
      cookie: sessionCookie(),
      'x-konstruct-tenant': foreignTenantId,
    };
    expect(await actorFor(headers)).toMatchObject({ kind: 'token', tenantId });
  });

  it.each(['Bearer kst_unknown', 'Bearer ', 'Basic YWRhOmFkYQ==', "Bearer '; drop table"])(
    'is refused with %s',
    async (authorization) => {
      const { status, body } = await gateway.run(whoAsks, { authorization, cookie: sessionCookie() });
      expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    },
  );

  it('53: cannot be claimed by headers', async () => {
    const claim = Buffer.from(JSON.stringify({ actor: { kind: 'service', name: 'accounts', tenantId } })).toString(
      'base64url',
    );
    const headers = {
      'x-konstruct-identity': `${claim}.${claim}.${claim}`,
      'x-konstruct-role': 'OWNER',
      'x-forwarded-user': 'u1',
    };
    expect(await actorFor(headers)).toEqual({ kind: 'anonymous' });
  });

  it('cannot be checked while the database is down, and the answer does not say where that is', async () => {
    gateway.store.isDown = true;
    const { status, body } = await gateway.run(whoAsks, { cookie: sessionCookie() });
    gateway.store.isDown = false;
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 503, code: 'IDENTITY_UNAVAILABLE' });
    expect(JSON.stringify(body)).not.toMatch(/10\.0\.0\.7|ECONNREFUSED/);
    expect(gateway.logLines.join()).toContain('ECONNREFUSED');
  });

  it('is told to each subgraph by a token of its own, which another refuses', async () => {
    const { createIdentityVerifier, createIdentitySigner } = await import('@konstruct/kit/identity');
    const token = await createIdentitySigner(gateway.keys.privateJwk).sign({ kind: 'anonymous' }, 'usage');
    await expect(createIdentityVerifier(gateway.keys.publicJwk, 'accounts').verify(token)).rejects.toThrow();
    const direct = await fetch(`${gateway.accounts.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-konstruct-identity': token },
      body: JSON.stringify({ query: '{ whoAsks }' }),
    });
    expect(direct.status).toBe(401);
  });
});
