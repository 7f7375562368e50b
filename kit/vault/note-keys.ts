import type { EntityManager } from '@mikro-orm/postgresql';
import type { SealedColumn } from './sealed-column.ts';

/** A service's tables. */
export interface SealedTables {
  readonly database: { forTenant(tenantId: string): EntityManager };
  readonly directory: { fork(): EntityManager };
}

/**
 * Notes beside seals that a release before this one wrote which key each needs: its header says so. Safe to repeat, and to run in
 * several copies. What is no seal is left as it is.
 */
export async function noteSealedKeys({ database, directory }: SealedTables, columns: readonly SealedColumn[]): Promise<void> {
  for (const { table, column, keyIdColumn, isDirectory } of columns) {
    const isMissing = `${keyIdColumn} is null${isDirectory ? ` and ${column} is not null` : ''}`;
    const tenants = await directory.fork().execute<{ id: string }[]>(`select distinct tenant_id as id from ${table} where ${isMissing}`);
    const header = `translate(split_part(${column}, '.', 1), '-_', '+/')`;
    const padded = `rpad(${header}, (length(${header}) + 3) / 4 * 4, '=')`;
    for (const { id } of tenants) {
      await (isDirectory ? directory.fork() : database.forTenant(id)).transactional((tx) =>
        tx.execute(
          `update ${table} set ${keyIdColumn} = convert_from(decode(${padded}, 'base64'), 'utf8')::json->>'kid'
           where tenant_id = ?::uuid and ${keyIdColumn} is null and ${column} ~ '^eyJ[A-Za-z0-9_-]+[.]'`,
          [id],
        ),
      );
    }
  }
}
