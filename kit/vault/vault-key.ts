import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { VaultError } from './vault-error.ts';

/** Both halves of a vault's key, each a JWK as JSON. */
export interface VaultKeyPair {
  /** For services that seal. */
  publicJwk: string;
  /** One member of the ring of a service that opens: a ring is a JSON array of these. */
  privateJwk: string;
}

/** A key that the vault works with, and its name. */
export interface NamedKey {
  kid: string;
  key: KeyObject;
}

/** Makes an X25519 key pair named `kid`. Names are never reused: a seal finds its key by name. */
export function generateVaultKey(kid: string): VaultKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const named = (key: KeyObject) => JSON.stringify({ ...key.export({ format: 'jwk' }), kid });
  return { publicJwk: named(publicKey), privateJwk: named(privateKey) };
}

/**
 * Reads the public key of a sealer. A private key is rejected, since a process that only seals must not be able to
 * open.
 */
export function readPublicKey(publicJwk: string): NamedKey {
  const jwk = checkShape(parseJson(publicJwk));
  if ('d' in jwk) throw badKey('is a private key where the public one belongs');
  return { kid: jwk.kid, key: importKey(() => createPublicKey({ key: jwk, format: 'jwk' })) };
}

/** The name of a sealer's public key. */
export const keyIdOfPublicKey = (publicJwk: string): string => readPublicKey(publicJwk).kid;

/** Reads a ring: at least one private key, no name twice. */
export function readRing(ringJson: string): ReadonlyMap<string, KeyObject> {
  const list = parseJson(ringJson);
  if (!Array.isArray(list) || list.length === 0) throw badKey('is not a JSON array of at least one private JWK');
  const ring = new Map<string, KeyObject>();
  for (const member of list) {
    const jwk = checkShape(member);
    if (!('d' in jwk)) throw badKey('lacks the private part');
    if (ring.has(jwk.kid)) throw badKey('has the name of another key of the ring');
    ring.set(
      jwk.kid,
      importKey(() => createPrivateKey({ key: jwk, format: 'jwk' })),
    );
  }
  return ring;
}

function checkShape(value: unknown): JsonWebKey & { kid: string } {
  if (typeof value !== 'object' || value === null) throw badKey('is not a JWK');
  const jwk: Record<string, unknown> = { ...value };
  if (jwk.kty !== 'OKP' || jwk.crv !== 'X25519') throw badKey('is not an X25519 key');
  if (typeof jwk.kid !== 'string' || jwk.kid === '') throw badKey('has no "kid"');
  return { ...jwk, kid: jwk.kid };
}

/** Node's own message would quote the key. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badKey('is not JSON');
  }
}

function importKey(read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    throw badKey('cannot be read');
  }
}

const badKey = (fault: string) => new VaultError('bad_key', `A vault key ${fault}.`);
