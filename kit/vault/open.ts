import { compactDecrypt, decodeProtectedHeader, type CompactJWEHeaderParameters } from 'jose';
import { canonical, type Binding } from './binding.ts';
import { algorithms } from './seal.ts';
import { VaultError } from './vault-error.ts';
import { readRing } from './vault-key.ts';

/** Opens what a `Sealer` sealed. */
export interface Opener {
  /** The names of the keys in the ring. */
  readonly keyIds: ReadonlySet<string>;
  /**
   * Returns the secret if it was sealed for this binding and for a key of the ring; otherwise throws a `VaultError`.
   */
  open(sealed: string, binding: Binding): Promise<string>;
}

/** An opener for a ring (a JSON array of private JWKs). Throws a `VaultError` at once when a key is not usable. */
export function createOpener(ringJson: string): Opener {
  const ring = readRing(ringJson);
  const keyFor = (header: CompactJWEHeaderParameters) => {
    const key = header.kid === undefined ? undefined : ring.get(header.kid);
    if (!key) throw new VaultError('unknown_key', `The ring has no key named ${JSON.stringify(header.kid ?? null)}.`);
    return key;
  };

  return {
    keyIds: new Set(ring.keys()),
    async open(sealed, binding) {
      const expected = canonical(binding);
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, keyFor, {
        keyManagementAlgorithms: [algorithms.alg],
        contentEncryptionAlgorithms: [algorithms.enc],
      }).catch((error: unknown) => {
        throw error instanceof VaultError ? error : damaged();
      });
      // jose authenticates the header, but only we know what it must contain.
      if (protectedHeader['ctx'] !== expected)
        throw new VaultError('wrong_binding', 'The secret was sealed for another owner.');
      return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
    },
  };
}

/** The name of the key that a seal needs, read without opening it: re-sealing after a rotation uses it. */
export function keyIdOf(sealed: string): string {
  let kid: unknown;
  try {
    kid = decodeProtectedHeader(sealed).kid;
  } catch {
    throw damaged();
  }
  // No database stores a name with the character 0, or with half a character.
  if (typeof kid !== 'string' || kid.includes('\0') || !kid.isWellFormed()) throw damaged();
  return kid;
}

const damaged = () => new VaultError('damaged', 'This is not a sealed secret, or it was altered.');
