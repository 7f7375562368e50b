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

/** A token as the gateway makes it, but without an end and not signed yet. */
const endless = (body: object = claims) =>
  new SignJWT({ ...body }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer(issuer).setAudience(audience).setIssuedAt();
const privateKey = (key = keys.privateJwk) => importJWK(JSON.parse(key), 'EdDSA');

/** A token as the gateway signs it, except for what `change` replaces. */
async function token(
  change: (jwt: SignJWT) => SignJWT = (jwt) => jwt,
  body: object = claims,
  key = keys.privateJwk,
): Promise<string> {
  return change(endless(body).setExpirationTime('60s')).sign(await privateKey(key));
}

describe('identity of the caller', () => {
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
    const { iat, exp } = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString()) as {
      iat: number;
      exp: number;
    };
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
    ['an expired token', () => token((jwt) => jwt.setExpirationTime(now() - 121))],
    ['a token of yesterday, with an end in the future', () => token((jwt) => jwt.setIssuedAt(now() - 86_400))],
    ['a token of tomorrow', () => token((jwt) => jwt.setIssuedAt(now() + 86_400).setExpirationTime(now() + 86_460))],
    ['a token without an end', async () => endless().sign(await privateKey())],
    ['a token for another service', () => token((jwt) => jwt.setAudience('keys'))],
    ['a token of another issuer', () => token((jwt) => jwt.setIssuer('another'))],
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
    ['a token of no one', () => token((jwt) => jwt, {})],
    ['a token of an unknown kind of actor', () => token((jwt) => jwt, { actor: { kind: 'root' } })],
    [
      'an API token without a tenant',
      () => token((jwt) => jwt, { actor: { kind: 'token', id: 'x', name: 'x', scopes: [] } }),
    ],
    ['nothing', () => ''],
    ['rubbish', () => 'a.b.c'],
  ])('%s is refused', async (_name, make) => {
    await expect(verifier.verify(await make())).rejects.toThrow();
  });
});

describe('calls from service to service', () => {
  const [to, from] = ['usage', 'agents'];
  const caller = (own: { privateJwk: string } = keys, name = from) =>
    createServiceCaller({ privateJwk: own.privateJwk, from: name });
  const verifier = createServiceCallVerifier({
    to,
    callers: { [from]: keys.publicJwk, billing: foreignKeys.publicJwk },
  });
  const base = (more: object = { tenantId }) =>
    new SignJWT({ ...more })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('konstruct-service')
      .setSubject(from)
      .setAudience(to)
      .setIssuedAt();
  const bearer = async (jwt: SignJWT) => ({
    authorization: `Bearer ${await jwt.sign(await privateKey())}`,
  });
  const minute = (jwt: SignJWT) => bearer(jwt.setExpirationTime('60s'));

  test('the called service learns who calls and for which tenant', async () => {
    expect(await verifier.verify(await caller()(to, tenantId))).toEqual({ from, tenantId });
    expect(await verifier.verify(await caller(foreignKeys, 'billing')(to, tenantId))).toEqual({
      from: 'billing',
      tenantId,
    });
    expect(await verifier.verify(await minute(base()))).toEqual({ from, tenantId });
  });

  const x = (JSON.parse(keys.publicJwk) as { x: string }).x;
  test.each<[string, () => object | Promise<object>]>([
    ['a call to another service', () => caller()('keys', tenantId)],
    ['a call that speaks for another caller', () => caller(foreignKeys, from)(to, tenantId)],
    ['a call of a caller that is not admitted, in its own name', () => caller(keys, 'keys')(to, tenantId)],
    [
      'a call signed with the public key as a secret (HS256)',
      async () => {
        const jwt = new SignJWT({ tenantId })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer('konstruct-service')
          .setSubject(from)
          .setAudience(to)
          .setIssuedAt()
          .setExpirationTime('60s');
        return { authorization: `Bearer ${await jwt.sign(Buffer.from(x))}` };
      },
    ],
    ['an expired call', () => bearer(base().setExpirationTime(now() - 121))],
    ['a call without an end', () => bearer(base())],
    [
      'a call that does not say when it was made',
      () =>
        bearer(
          new SignJWT({ tenantId })
            .setProtectedHeader({ alg: 'EdDSA' })
            .setIssuer('konstruct-service')
            .setSubject(from)
            .setAudience(to)
            .setExpirationTime('60s'),
        ),
    ],
    ['a call of another issuer', () => minute(base().setIssuer(issuer))],
    ['a call without a caller', () => minute(base().setSubject(''))],
    ['a call without a tenant', () => minute(base({}))],
    [
      'a call without a signature (alg none)',
      () => ({
        authorization: `Bearer ${new UnsecuredJWT({ tenantId }).setIssuer('konstruct-service').setSubject(from).setAudience(to).setIssuedAt().setExpirationTime('60s').encode()}`,
      }),
    ],
    [
      'a gateway’s identity token',
      async () => ({ authorization: `Bearer ${await token((jwt) => jwt.setAudience(to))}` }),
    ],
    [
      'a token without its scheme',
      async () => ({ authorization: (await minute(base())).authorization.slice('Bearer '.length) }),
    ],
    ['no token', () => ({})],
  ])('%s is refused', async (_name, make) => {
    await expect(verifier.verify((await make()) as Record<string, string>)).rejects.toThrow();
  });
});

describe('two machines whose clocks differ', () => {
  /** A verifier on a machine with a clock `seconds` ahead of the signer's, and what it logs. */
  async function verifyAt(seconds: number) {
    const warnings: string[] = [];
    const log = { warn: (_fields: object, text: string) => void warnings.push(text) } as never;
    const identity = createIdentityVerifier(keys.publicJwk, audience, log);
    const calls = createServiceCallVerifier({ to: audience, callers: { agents: keys.publicJwk }, log });
    const signed = await createIdentitySigner(keys.privateJwk).sign(claims.actor, audience);
    const called = await createServiceCaller({ privateJwk: keys.privateJwk, from: 'agents' })(audience, tenantId);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
    onTestFinished(() => void vi.useRealTimers());
    const isTaken = (attempt: Promise<unknown>) =>
      attempt.then(
        () => true,
        () => false,
      );
    const taken = [await isTaken(identity.verify(signed)), await isTaken(calls.verify(called))];
    await Promise.all([isTaken(identity.verify(signed)), isTaken(calls.verify(called))]);
    return { taken, warnings };
  }

  test.each([0, 30, -30, 90, -90, 118, -118])('understand each other at %i seconds', async (seconds) => {
    expect(await verifyAt(seconds)).toEqual({ taken: [true, true], warnings: [] });
  });

  test.each([190, -130, 3600, -3600])(
    'do not at %i seconds, which the log says once, in its own words',
    async (seconds) => {
      const { taken, warnings } = await verifyAt(seconds);
      expect(taken).toEqual([false, false]);
      expect(warnings).toHaveLength(2);
      for (const warning of warnings) expect(warning).toMatch(/^clock skew: /);
    },
  );

  test('nothing is notified of tokens that are not ours', async () => {
    const warnings: string[] = [];
    const verifier = createIdentityVerifier(keys.publicJwk, audience, {
      warn: (text: string) => void warnings.push(text),
    } as never);
    const foreign = await token((jwt) => jwt.setExpirationTime(now() - 1000), claims, foreignKeys.privateJwk);
    for (const each of [foreign, '', 'a.b.c']) await expect(verifier.verify(each)).rejects.toThrow();
    expect(warnings).toEqual([]);
  });
});
