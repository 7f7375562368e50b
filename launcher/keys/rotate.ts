import { holdVaultKey, type SealedColumn, VaultError, type VaultFailure } from '@konstruct/kit/vault';
import { countByTenant, type Resealed, type SealedRow, within, writeSeals } from './sealed-rows.ts';
import type { Vault } from './vaults.ts';
import { walk } from './walk.ts';

/** A secret that could not be opened and therefore stays unchanged. */
export interface Unopened {
  readonly what: string;
  readonly tenantId: string;
  readonly id: string;
  readonly keyId: string | null;
  readonly reason: VaultFailure;
}

/** How a rotation ended. */
export interface Rotated {
  readonly resealedCount: number;
  readonly unopened: readonly Unopened[];
  /** Secrets that some process keeps sealing with another key. */
  readonly leftCount: number;
}

/** How many passes look for secrets that were written in the meantime. */
const mostPasses = 5;

/**
 * Re-seals everything in a vault that is sealed with another key than the current one. Secrets with the current key are
 * left alone, so an interrupted rotation continues. `done` is called with the number of secrets that were processed.
 */
export async function rotate(vault: Vault, done: (count: number) => void): Promise<Rotated> {
  const unopened = new Map<string, Unopened>();
  let resealedCount = 0;
  const reseal = async (column: SealedColumn, rows: readonly SealedRow[], tenantId: string) => {
    const tried = await Promise.all(rows.map((row) => resealRow(vault, row)));
    const seals = tried.flatMap((each) => ('seal' in each ? [each.seal] : []));
    for (const each of tried) {
      if ('failed' in each)
        unopened.set(`${column.table} ${tenantId} ${each.failed.id}`, { ...each.failed, what: column.what });
    }
    const written =
      seals.length === 0
        ? []
        : await within(vault, column, tenantId, async (tx) => {
            await holdVaultKey(tx, vault.service, vault.sealer.keyId);
            return writeSeals(tx, column, tenantId, seals);
          });
    resealedCount += written.length;
    done(rows.length);
  };
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    const before = resealedCount;
    for (const column of vault.columns)
      await walk(vault, column, vault.sealer.keyId, (rows, tenantId) => reseal(column, rows, tenantId));
    if (resealedCount === before) break;
  }
  return {
    resealedCount,
    unopened: [...unopened.values()],
    leftCount: Math.max(0, (await countToDo(vault)) - unopened.size),
  };
}

/**
 * Re-seals one secret, or returns why it does not open. If the seal already has the current key, only its name is
 * recorded.
 */
async function resealRow(
  vault: Vault,
  row: SealedRow,
): Promise<{ readonly seal: Resealed } | { readonly failed: Omit<Unopened, 'what'> }> {
  const { sealer } = vault;
  const { id, sealed, keyId, binding } = row;
  if (keyId === sealer.keyId) return { seal: { id, old: sealed, new: sealed, keyId } };
  const opened = await openRow(vault, row);
  if ('failed' in opened) return opened;
  return { seal: { id, old: sealed, new: await sealer.seal(opened.secret, binding), keyId: sealer.keyId } };
}

/** A secret, or why it does not open. */
export async function openRow(
  { opener }: Vault,
  { tenantId, id, sealed, keyId, binding }: SealedRow,
): Promise<{ readonly secret: string } | { readonly failed: Omit<Unopened, 'what'> }> {
  try {
    return { secret: await opener.open(sealed, binding) };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { failed: { tenantId, id, keyId, reason: error.reason } };
  }
}

/** How many secrets of a vault are not sealed with the current key. */
export async function countToDo(vault: Vault): Promise<number> {
  const counted = await Promise.all(vault.columns.map((column) => countByTenant(vault, column, vault.sealer.keyId)));
  return counted.flat().reduce((sum, { count }) => sum + count, 0);
}
