import type { EntityManager } from '@mikro-orm/postgresql';
import type { Binding } from './binding.ts';
import type { Sealer } from './seal.ts';
import { VaultError } from './vault-error.ts';

/** What is written down of a secret: the seal, and the name of the key that opens it. */
export interface Sealed {
  readonly sealed: string;
  readonly keyId: string;
}

/**
 * Seals within the transaction that writes the seal down: until it ends the key cannot be retired, and once it is retired nothing is
 * sealed with it. `schema` has the function `hold_vault_key`. Throws a `VaultError`, `retired_key`.
 */
export async function sealWithin(
  tx: EntityManager,
  schema: string,
  sealer: Sealer,
  plaintext: string,
  binding: Binding,
): Promise<Sealed> {
  const { keyId } = sealer;
  const [held] = await tx.execute<{ is_held: boolean }[]>(`select ${schema}.hold_vault_key(?) as is_held`, [keyId]);
  if (!held?.is_held) {
    throw new VaultError(
      'retired_key',
      `The vault key ${JSON.stringify(keyId)} is retired: set the public key of the one that seals now, and start this service again.`,
    );
  }
  return { sealed: await sealer.seal(plaintext, binding), keyId };
}
