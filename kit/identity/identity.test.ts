import { newId } from '@konstruct/kit/database';
import { testOperator } from '@konstruct/kit/testing';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Actor, createIdentitySigner, createIdentityVerifier, generateIdentityKeys, tenantOf } from './index.ts';
import { createServiceCaller, createServiceCallVerifier } from './index.ts';

const tenantId = newId();
const [keys, foreignKeys] = await Promise.all([generateIdentityKeys(), generateIdentityKeys()]);
const claims = { actor: testOperator(tenantId) };
const [issuer, audience] = ['konstruct-gateway', 'billing'];
const now = () => Math.floor(Date.now() / 1000);

/** A token as the gateway signs it, but for what `change` replaces. */
async function token(change: (jwt: SignJWT) => SignJWT = (jwt) => jwt, body: object = claims, key = keys.privateJwk): Promise<string> {
  const jwt = new SignJWT({ ...body }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer(issuer).setAudience(audience).setIssuedAt();
  return change(jwt.setExpirationTime('60s')).sign(await importJWK(JSON.parse(key), 'EdDSA'));
}

describe('identity of whoever asks', () => {
  const verifier = createIdentityVerifier(keys.publicJwk, audience);
  const actors: Actor[] = [
    testOperator(tenantId),
    testOperator(null, null),
    { kind: 'token', id: newId(), name: 'CI', tenantId, scopes: ['agents:read'] },
    { kind: 'service', name: 'agents', tenantId },
    { kind: 'anonymous' },
  ];

  test.each(actors)('$kind arrives as it was signed', async (actor) => {
    const signed = await createIdentitySigner(keys.privateJwk).sign(actor, audience);
    expect(await verifier.verify(signed)).toEqual(actor);
    expect(tenantOf(actor)).toBe('tenantId' in actor ? actor.tenantId : null);
  });

  test('a token made by hand as the gateway makes it is taken, so that what is refused below is refused for its fault', async () => {
    expect(await verifier.verify(await token())).toEqual(claims.actor);
  });

  test('a token lives for a minute', async () => {
    const signed = await createIdentitySigner(keys.privateJwk).sign({ kind: 'anonymous' }, audience);
    const { iat, exp } = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString()) as { iat: number; exp: number };
    expect(exp - iat).toBe(60);
  });

  test('the same actor is told to the same service by the same token for 20 seconds, and by another as soon as anything is different', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const signer = createIdentitySigner(keys.privateJwk);
    const first = await signer.sign(claims.actor, audience);
    vi.advanceTimersByTime(19_000);
    expect(await signer.sign({ ...claims.actor }, audience)).toBe(first);
    expect(await signer.sign(claims.actor, 'keys')).not.toBe(first);
    expect(await signer.sign({ ...claims.actor, role: 'viewer' } as Actor, audience)).not.toBe(first);
    vi.advanceTimersByTime(2000);
    const next = await signer.sign(claims.actor, audience);
    expect(next).not.toBe(first);
    expect(await verifier.verify(next)).toEqual(claims.actor);
  });

  const publicKey = (JSON.parse(keys.publicJwk) as { x: string }).x;
  test.each<[string, () => string | Promise<string>]>([
    ['an expired token', () => token((jwt) => jwt.setExpirationTime(now() - 1))],
    [
      'a token without an end',
      async () => {
        const jwt = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer(issuer).setAudience(audience);
        return jwt.sign(await importJWK(JSON.parse(keys.privateJwk), 'EdDSA'));
      },
    ],
    ['a token for another service', () => token((jwt) => jwt.setAudience('keys'))],
    ['a token of another issuer', () => token((jwt) => jwt.setIssuer('somebody'))],
    ['a token signed with another key', () => token((jwt) => jwt, claims, foreignKeys.privateJwk)],
    [
      'a token without a signature (alg none)',
      () => new UnsecuredJWT(claims).setIssuer(issuer).setAudience(audience).setExpirationTime('60s').encode(),
    ],
    [
      'a token signed with the public key as a secret (HS256)',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer(issuer)
          .setAudience(audience)
          .setExpirationTime('60s')
          .sign(Buffer.from(publicKey)),
    ],
    [
      'a token whose actor was changed',
      async () => {
        const [header, , signature] = (await token()).split('.');
        const body = { actor: testOperator(newId()), iss: issuer, aud: audience, exp: now() + 60 };
        return [header, Buffer.from(JSON.stringify(body)).toString('base64url'), signature].join('.');
      },
    ],
    ['a token of nobody', () => token((jwt) => jwt, {})],
    ['a token of an unknown kind of actor', () => token((jwt) => jwt, { actor: { kind: 'root' } })],
    ['an API token without a tenant', () => token((jwt) => jwt, { actor: { kind: 'token', id: 'x', name: 'x', scopes: [] } })],
    ['nothing', () => ''],
    ['rubbish', () => 'a.b.c'],
  ])('%s is refused', async (_name, make) => {
    await expect(verifier.verify(await make())).rejects.toThrow();
  });
});

describe('calls from service to service', () => {
  const [secret, to, from] = ['the secret of calls, at least 32 long', 'usage', 'agents'];
  const verifier = createServiceCallVerifier({ secret, to });
  const key = new TextEncoder().encode(secret);
  const base = () =>
    new SignJWT({ tenantId }).setProtectedHeader({ alg: 'HS256' }).setIssuer('konstruct-service').setSubject(from).setAudience(to);
  const bearer = (jwt: string) => ({ authorization: `Bearer ${jwt}` });

  test('the called service learns who calls and for which tenant', async () => {
    const headers = await createServiceCaller({ secret, from })(to, tenantId);
    expect(await verifier.verify(headers)).toEqual({ from, tenantId });
    expect(await verifier.verify(bearer(await base().setExpirationTime('60s').sign(key)))).toEqual({ from, tenantId });
  });

  test.each<[string, () => object | Promise<object>]>([
    ['a call to another service', () => createServiceCaller({ secret, from })('keys', tenantId)],
    ['a call signed with another secret', () => createServiceCaller({ secret: `${secret}!`, from })(to, tenantId)],
    [
      'an expired call',
      async () =>
        bearer(
          await base()
            .setExpirationTime(now() - 1)
            .sign(key),
        ),
    ],
    ['a call without an end', async () => bearer(await base().sign(key))],
    ['a call of another issuer', async () => bearer(await base().setIssuer(issuer).setExpirationTime('60s').sign(key))],
    ['a call without a caller', async () => bearer(await base().setSubject('').setExpirationTime('60s').sign(key))],
    [
      'a call without a tenant',
      async () => {
        const jwt = new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setIssuer('konstruct-service').setSubject(from).setAudience(to);
        return bearer(await jwt.setExpirationTime('60s').sign(key));
      },
    ],
    [
      'a call without a signature (alg none)',
      () =>
        bearer(
          new UnsecuredJWT({ tenantId }).setIssuer('konstruct-service').setSubject(from).setAudience(to).setExpirationTime('60s').encode(),
        ),
    ],
    ['a gateway’s identity token', async () => bearer(await token((jwt) => jwt.setAudience(to)))],
    ['a token without its scheme', async () => ({ authorization: await base().setExpirationTime('60s').sign(key) })],
    ['no token', () => ({})],
  ])('%s is refused', async (_name, make) => {
    await expect(verifier.verify((await make()) as Record<string, string>)).rejects.toThrow();
  });
});
