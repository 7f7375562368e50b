import { CompactEncrypt } from 'jose';
import { canonical, type Binding } from './binding.ts';
import { readPublicKey } from './vault-key.ts';

/** The only set of algorithms that is written and read. */
export const algorithms = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' } as const;

/** Seals secrets; cannot open them. */
export interface Sealer {
  /** The name of the key used for sealing. */
  readonly keyId: string;
  /** Makes a compact JWE that opens for this binding only. Two seals of one secret differ. */
  seal(plaintext: string, binding: Binding): Promise<string>;
}

/** A sealer for one public key (a JWK as JSON). Throws a `VaultError` at once when the key is not usable. */
export function createSealer(publicJwk: string): Sealer {
  const { kid, key } = readPublicKey(publicJwk);
  return {
    keyId: kid,
    async seal(plaintext, binding) {
      return new CompactEncrypt(new TextEncoder().encode(plaintext))
        .setProtectedHeader({ ...algorithms, kid, typ: 'vault', ctx: canonical(binding) })
        .encrypt(key);
    },
  };
}
