import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Binding } from './binding.ts';
import type { Sealer } from './seal.ts';
import { VaultError } from './vault-error.ts';

/** What is stored of a secret: the seal, and the name of the key that opens it. */
export interface Sealed {
  readonly sealed: string;
  readonly keyId: string;
}

/**
 * Prevents a key from being retired until the transaction ends, so that what the transaction writes can be opened.
 * `service` names the schema `<service>_functions`, which has `hold_vault_key`. Throws a `VaultError`, `retired_key`.
 */
export async function holdVaultKey(tx: EntityManager, service: string, keyId: string): Promise<void> {
  const hold = sql.ref(`${service}_functions`, 'hold_vault_key');
  const [held] = await tx.execute<{ is_held: boolean }[]>(sql`select ${hold}(${keyId}) as is_held`);
  if (held?.is_held) return;
  throw new VaultError(
    'retired_key',
    `The vault key ${JSON.stringify(keyId)} is retired: set the public key of the current one, and restart this service.`,
  );
}

/** Seals within the transaction that stores the seal. Throws a `VaultError`, `retired_key`. */
export async function sealWithin(
  tx: EntityManager,
  service: string,
  sealer: Sealer,
  plaintext: string,
  binding: Binding,
): Promise<Sealed> {
  await holdVaultKey(tx, service, sealer.keyId);
  return { sealed: await sealer.seal(plaintext, binding), keyId: sealer.keyId };
}
