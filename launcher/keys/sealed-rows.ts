import type { EntityManager } from '@konstruct/kit/database';
import { type Binding, keyIdIfSeal, type SealedColumn } from '@konstruct/kit/vault';
import type { Vault } from './vaults.ts';

/** A sealed secret and its location. */
export interface SealedRow {
  readonly tenantId: string;
  readonly id: string;
  readonly sealed: string;
  /** The key that its seal names; null when it is not a seal. */
  readonly keyId: string | null;
  /** The key name recorded in the row. */
  readonly notedKeyId: string | null;
  readonly binding: Binding;
}

/** A seal that replaces another. */
export interface Resealed {
  readonly id: string;
  readonly old: string;
  readonly new: string;
  readonly keyId: string;
}

const lowest = { uuid: '00000000-0000-0000-0000-000000000000', text: '' } as const;

/** Runs a transaction that reaches a tenant's rows of the column's table, under the role that owns the table. */
export function within<T>(
  { database, directory }: Vault,
  { isDirectory }: SealedColumn,
  tenantId: string,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  return (isDirectory ? directory.fork() : database.forTenant(tenantId)).transactional(work);
}

/** How many secrets of each company are not recorded as sealed with `keyId`; all of them when no key is given. */
export async function countByTenant(
  { directory }: Vault,
  { table, column, isDirectory, keyIdColumn }: SealedColumn,
  keyId: string | null,
): Promise<{ readonly tenantId: string; readonly count: number }[]> {
  // For a tenant's table, the directory role sees only the rows that hold a secret.
  const isHeld = isDirectory ? `${column} is not null` : 'true';
  const rows = await directory.fork().execute<{ tenant_id: string; count: number }[]>(
    `select tenant_id, count(*)::int as count from ${table}
     where ${isHeld} and (?::text is null or ${keyIdColumn} is distinct from ?::text) group by 1 order by 1`,
    [keyId, keyId],
  );
  return rows.map(({ tenant_id: tenantId, count }) => ({ tenantId, count }));
}

/** How many secrets are recorded as sealed with each key; null: no key is recorded. */
export async function countByKey(
  em: EntityManager,
  { table, column, isDirectory, keyIdColumn }: SealedColumn,
): Promise<Map<string | null, number>> {
  const rows = await em.execute<{ key_id: string | null; count: number }[]>(
    `select ${keyIdColumn} as key_id, count(*)::int as count from ${table} where ${isDirectory ? `${column} is not null` : 'true'} group by 1`,
  );
  return new Map(rows.map(({ key_id: keyId, count }) => [keyId, count]));
}

/** A company's secrets after the id `after`, ordered by id, without those recorded as sealed with `except`. */
export async function readPage(
  vault: Vault,
  column: SealedColumn,
  { tenantId, after, except, limit }: { tenantId: string; after: string | null; except: string | null; limit: number },
): Promise<SealedRow[]> {
  const { table, id, idType, column: sealed, keyIdColumn, boundTo, bindingOf } = column;
  const rows = await within(vault, column, tenantId, (tx) =>
    tx.execute<Record<string, string | null>[]>(
      `select ${['tenant_id', id, sealed, keyIdColumn, ...boundTo].join(', ')} from ${table}
       where tenant_id = ?::uuid and ${sealed} is not null and ${id} > ?::${idType} and (?::text is null or ${keyIdColumn} is distinct from ?::text)
       order by ${id} limit ${limit}`,
      [tenantId, after ?? lowest[idType], except, except],
    ),
  );
  return rows.map((row) => ({
    tenantId,
    id: row[id] ?? '',
    sealed: row[sealed] ?? '',
    keyId: keyIdIfSeal(row[sealed] ?? ''),
    notedKeyId: row[keyIdColumn] ?? null,
    binding: bindingOf(row),
  }));
}

/**
 * Replaces the seals that were read, and records the key of each, as part of a transaction. A row that was replaced or
 * deleted since stays as it is. Returns the ids that were written.
 */
export async function writeSeals(
  tx: EntityManager,
  { table, id, idType, column, keyIdColumn }: SealedColumn,
  tenantId: string,
  seals: readonly Resealed[],
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }[]>(
    `update ${table} t set ${column} = v.new, ${keyIdColumn} = v.key_id
     from json_to_recordset(?::json) as v(id ${idType}, old text, new text, key_id text)
     where t.tenant_id = ?::uuid and t.${id} = v.id and t.${column} = v.old returning t.${id}::text as id`,
    [JSON.stringify(seals.map(({ keyId, ...seal }) => ({ ...seal, key_id: keyId }))), tenantId],
  );
  return rows.map((row) => row.id);
}
