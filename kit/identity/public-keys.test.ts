import { newId } from '@konstruct/kit/database';
import { testOperator } from '@konstruct/kit/testing';
import { expect, test } from 'vitest';
import {
  createIdentitySigner,
  createIdentityVerifier,
  createServiceCaller,
  createServiceCallVerifier,
  generateIdentityKeys,
} from './index.ts';

const named = (jwk: string, kid: string) => JSON.stringify({ ...(JSON.parse(jwk) as object), kid });
const pair = async (kid?: string) => {
  const { publicJwk, privateJwk } = await generateIdentityKeys();
  return kid ? { publicJwk: named(publicJwk, kid), privateJwk: named(privateJwk, kid) } : { publicJwk, privateJwk };
};
const list = (...keys: { publicJwk: string }[]) => `[${keys.map(({ publicJwk }) => publicJwk).join(',')}]`;
const actor = testOperator(newId());

test.each([
  ['with names of their own', 'identity-1', 'identity-2'],
  ['of one and the same name', 'identity-1', 'identity-1'],
  ['without names', undefined, undefined],
])(
  'D9 while one key takes the place of another, tokens of both are taken, and of no third: %s',
  async (_which, first, second) => {
    const [old, next, foreign] = [await pair(first), await pair(second), await pair(first)];
    const signed = await Promise.all(
      [old, next, foreign].map(({ privateJwk }) => createIdentitySigner(privateJwk).sign(actor, 'usage')),
    );
    const takenBy = (jwks: string) =>
      Promise.all(
        signed.map((token) =>
          createIdentityVerifier(jwks, 'usage')
            .verify(token)
            .then(
              () => true,
              () => false,
            ),
        ),
      );
    expect(await takenBy(old.publicJwk)).toEqual([true, false, false]);
    expect(await takenBy(list(old, next))).toEqual([true, true, false]);
    expect(await takenBy(list(next))).toEqual([false, true, false]);
  },
);

test('D9 calls between services are known by either key of the caller, and by no key of another', async () => {
  const [old, next, foreign] = [await pair('agents-call-1'), await pair('agents-call-2'), await pair('agents-call-3')];
  const verifier = createServiceCallVerifier({
    to: 'keys',
    callers: { agents: list(old, next), billing: foreign.publicJwk },
  });
  const headers = (key: typeof old) => createServiceCaller({ privateJwk: key.privateJwk, from: 'agents' })('keys', 't');
  for (const key of [old, next])
    expect(await verifier.verify(await headers(key))).toEqual({ from: 'agents', tenantId: 't' });
  await expect(verifier.verify(await headers(foreign))).rejects.toThrow();
});

test('a list of no key is refused at once', () => {
  expect(() => createIdentityVerifier('[]', 'usage')).toThrow();
});
