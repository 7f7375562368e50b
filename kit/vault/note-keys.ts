import type { EntityManager } from '@mikro-orm/postgresql';
import { keyIdOf } from './open.ts';
import type { SealedColumn } from './sealed-column.ts';
import { VaultError } from './vault-error.ts';

/** A service's tables. */
export interface SealedTables {
  readonly database: { forTenant(tenantId: string): EntityManager };
  readonly directory: { fork(): EntityManager };
}

const pageSize = 200;

/**
 * Records which key each seal needs, for seals written by a release that did not record it: the seal's header names the
 * key. Safe to repeat, and to run in several copies. A value that is not a seal is left unchanged.
 */
export async function noteSealedKeys(
  { database, directory }: SealedTables,
  columns: readonly SealedColumn[],
): Promise<void> {
  for (const column of columns) {
    const { table, keyIdColumn, isDirectory } = column;
    const isMissing = `${keyIdColumn} is null${isDirectory ? ` and ${column.column} is not null` : ''}`;
    const tenants = await directory
      .fork()
      .execute<{ id: string }[]>(`select distinct tenant_id as id from ${table} where ${isMissing}`);
    for (const { id: tenantId } of tenants) {
      let after: string | null = null;
      do {
        const from: string | null = after;
        after = await (isDirectory ? directory.fork() : database.forTenant(tenantId)).transactional((tx) =>
          notePage(tx, column, tenantId, from),
        );
      } while (after !== null);
    }
  }
}

/** Records the keys of a company's next seals after an id; returns the id to continue after, null at the end. */
async function notePage(
  tx: EntityManager,
  { table, id, idType, column, keyIdColumn }: SealedColumn,
  tenantId: string,
  after: string | null,
): Promise<string | null> {
  const rows = await tx.execute<{ id: string; sealed: string }[]>(
    `select ${id}::text as id, ${column} as sealed from ${table}
     where tenant_id = ?::uuid and ${column} is not null and ${keyIdColumn} is null and (?::text is null or ${id} > ?::${idType})
     order by ${table}.${id} limit ${pageSize}`,
    [tenantId, after, after],
  );
  const named = rows.flatMap((row) => {
    const keyId = keyIdIfSeal(row.sealed);
    return keyId === null ? [] : [{ ...row, key_id: keyId }];
  });
  if (named.length > 0)
    await tx.execute(
      `update ${table} t set ${keyIdColumn} = v.key_id from json_to_recordset(?::json) as v(id ${idType}, sealed text, key_id text)
       where t.tenant_id = ?::uuid and t.${id} = v.id and t.${column} = v.sealed and t.${keyIdColumn} is null`,
      [JSON.stringify(named), tenantId],
    );
  return rows.length < pageSize ? null : (rows.at(-1)?.id ?? null);
}

/** The name of the key that a seal needs; null for a value that is not a seal. */
export function keyIdIfSeal(sealed: string): string | null {
  try {
    return keyIdOf(sealed);
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
