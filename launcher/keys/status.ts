import { countByKey, type SealedRow } from './sealed-rows.ts';
import { openRow, type Unopened } from './rotate.ts';
import type { Vault } from './vaults.ts';
import { noteKeys, walk } from './walk.ts';

/** The status of one key of a vault. */
export interface KeyStatus {
  readonly keyId: string;
  readonly secretCount: number;
  readonly sealsNow: boolean;
  readonly isInRing: boolean;
  readonly isRetired: boolean;
}

/** The status of a vault. */
export interface VaultStatus {
  readonly name: string;
  readonly keys: readonly KeyStatus[];
  /** Secrets with a key that is not in the ring, and texts that are not seals. */
  readonly lost: readonly Unopened[];
}

/** Checks every secret of a vault, without opening any, and records which key each needs. */
export async function statusOf(vault: Vault): Promise<VaultStatus> {
  const lost: Unopened[] = [];
  const counts = new Map<string, number>();
  for (const column of vault.columns) {
    await noteKeys(vault, column);
    await walk(vault, column, null, async (rows) => {
      for (const row of rows) {
        const { tenantId, id, keyId } = row;
        const counted = neededBy(row);
        if (counted !== null) counts.set(counted, (counts.get(counted) ?? 0) + 1);
        if (keyId !== null && vault.opener.keyIds.has(keyId)) continue;
        lost.push({ what: column.what, tenantId, id, keyId, reason: keyId === null ? 'damaged' : 'unknown_key' });
      }
    });
  }
  const retired = await retiredKeys(vault);
  const keyIds = new Set([vault.sealer.keyId, ...vault.opener.keyIds, ...counts.keys()]);
  return {
    name: vault.name,
    lost,
    keys: [...keyIds].map((keyId) => ({
      keyId,
      secretCount: counts.get(keyId) ?? 0,
      sealsNow: keyId === vault.sealer.keyId,
      isInRing: vault.opener.keyIds.has(keyId),
      isRetired: retired.has(keyId),
    })),
  };
}

/**
 * The key that a secret counts as sealed with: the one that the seal names or, if it is no longer a seal, the recorded
 * one.
 */
const neededBy = ({ keyId, notedKeyId }: SealedRow): string | null => keyId ?? notedKeyId;

/** The secrets that count as sealed with a key and do not open: a rotation cannot re-seal them. */
async function unopenedOf(vault: Vault, keyId: string): Promise<Unopened[]> {
  const unopened: Unopened[] = [];
  for (const column of vault.columns) {
    await walk(vault, column, vault.sealer.keyId, async (rows) => {
      for (const row of rows.filter((each) => neededBy(each) === keyId)) {
        const tried = await openRow(vault, row);
        if ('failed' in tried) unopened.push({ ...tried.failed, what: column.what });
      }
    });
  }
  return unopened;
}

async function retiredKeys({ directory, service }: Vault): Promise<Set<string>> {
  const rows = await directory
    .fork()
    .execute<{ key_id: string }[]>(`select key_id from ${service}_directory.retired_vault_keys`);
  return new Set(rows.map(({ key_id: keyId }) => keyId));
}

/** The result of retiring a key. */
export type Retired =
  | { readonly outcome: 'retired' }
  | { readonly outcome: 'seals_now' }
  | {
      readonly outcome: 'needed';
      readonly secretCount: number;
      /** Those among them that do not open. */
      readonly unopened: readonly Unopened[];
    };

/**
 * Retires a key that no secret needs: from then on nothing is sealed with it. Waits for transactions that are writing a
 * seal of it, and counts what they wrote. Safe to repeat.
 */
export async function retire(vault: Vault, keyId: string): Promise<Retired> {
  if (keyId === vault.sealer.keyId) return { outcome: 'seals_now' };
  for (const column of vault.columns) await noteKeys(vault, column);
  const secretCount = await vault.directory.fork().transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('konstruct vault key ' || ?, 0))`, [keyId]);
    let count = 0;
    for (const column of vault.columns) count += (await countByKey(tx, column)).get(keyId) ?? 0;
    if (count > 0) return count;
    await tx.execute(
      `insert into ${vault.service}_directory.retired_vault_keys (key_id, created_at) values (?, now()) on conflict do nothing`,
      [keyId],
    );
    return 0;
  });
  if (secretCount === 0) return { outcome: 'retired' };
  return { outcome: 'needed', secretCount, unopened: await unopenedOf(vault, keyId) };
}
