import { expect, test } from 'vitest';
import {
  createFingerprinter,
  createOpener,
  createSealer,
  generateVaultKey,
  keyIdOf,
  purposeSecret,
  VaultError,
} from './index.ts';

const secret = 'sk-canary-1234567890';
const owner = { tenantId: 'a', keyId: '1' };
const first = generateVaultKey('first');
const second = generateVaultKey('second');
const ring = (...keys: { privateJwk: string }[]) => `[${keys.map((key) => key.privateJwk).join(',')}]`;
const reason = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(VaultError);
  expect(JSON.stringify(error) + String(error)).not.toContain(secret);
  return error instanceof VaultError ? error.reason : undefined;
};

test('what was sealed for an owner opens for that owner, whatever the order of the names', async () => {
  const sealed = await createSealer(first.publicJwk).seal(secret, owner);
  expect(await createOpener(ring(first)).open(sealed, { keyId: '1', tenantId: 'a' })).toBe(secret);
});

test('a seal holds no trace of the secret, and two seals of one secret differ', async () => {
  const { seal } = createSealer(first.publicJwk);
  const [one, two] = [await seal(secret, owner), await seal(secret, owner)];
  expect(one).not.toBe(two);
  for (const part of one.split('.')) expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('canary');
});

test('a ring opens what each of its keys sealed, and says so when it lacks the key', async () => {
  const sealed = await createSealer(first.publicJwk).seal(secret, owner);
  expect(keyIdOf(sealed)).toBe('first');
  expect(await createOpener(ring(second, first)).open(sealed, owner)).toBe(secret);
  expect(await reason(createOpener(ring(second)).open(sealed, owner))).toBe('unknown_key');
});

test('a seal moved to another owner does not open', async () => {
  const sealed = await createSealer(first.publicJwk).seal(secret, owner);
  for (const other of [
    { tenantId: 'b', keyId: '1' },
    { tenantId: 'a' },
    { ...owner, more: 'x' },
    { tenantId: '1', keyId: 'a' },
  ]) {
    expect(await reason(createOpener(ring(first)).open(sealed, other))).toBe('wrong_binding');
  }
});

test('an altered seal does not open: not its text, not its header', async () => {
  const sealed = await createSealer(first.publicJwk).seal(secret, owner);
  const [header = '', ...rest] = sealed.split('.');
  const other = Buffer.from(header, 'base64url').toString().replace('\\"a\\"', '\\"b\\"');
  const moved = [Buffer.from(other).toString('base64url'), ...rest].join('.');
  expect(await reason(createOpener(ring(first)).open(moved, { ...owner, tenantId: 'b' }))).toBe('damaged');
  expect(await reason(createOpener(ring(first)).open(`${sealed.slice(0, -4)}AAAA`, owner))).toBe('damaged');
  expect(await reason(createOpener(ring(first)).open(secret, owner))).toBe('damaged');
});

test('a key that does not fit is refused at once, and not quoted', async () => {
  const { d } = JSON.parse(first.privateJwk);
  for (const attempt of [
    () => createSealer(first.privateJwk),
    () => createSealer(first.publicJwk.replace('"kid"', '"kit"')),
    () => createSealer('{"kty":"oct","k":"AAAA","kid":"x"}'),
    () => createSealer('nothing'),
    () => createOpener('[]'),
    () => createOpener(first.privateJwk),
    () => createOpener(ring(first, first)),
    () => createOpener(`[${first.publicJwk}]`),
    () => createOpener(`[${first.privateJwk}`),
  ]) {
    expect(attempt).toThrow(VaultError);
    expect(attempt).not.toThrow(d);
  }
});

test('an empty binding is refused', async () => {
  expect(await reason(createSealer(first.publicJwk).seal(secret, {}))).toBe('empty_binding');
});

const fingerprinter = (master: string, purpose: string) =>
  createFingerprinter(purposeSecret(master, `fingerprint/${purpose}`));

test('a fingerprint is the same for the same secret and scope, and differs by purpose, scope and platform', () => {
  const mine = fingerprinter('platform', 'keys');
  expect(mine(secret, 'a')).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
  expect(mine(secret, 'a')).toBe(fingerprinter('platform', 'keys')(secret, 'a'));
  const others = [
    mine(secret, 'b'),
    mine(`${secret}1`, 'a'),
    fingerprinter('platform', 'else')(secret, 'a'),
    fingerprinter('else', 'keys')(secret, 'a'),
  ];
  expect(new Set([...others, mine(secret, 'a')]).size).toBe(5);
});
