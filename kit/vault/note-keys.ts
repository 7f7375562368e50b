import { sql } from '@mikro-orm/core';
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

// The directory role may not read the secrets of a tenant's table, but sees only the rows that have one.
const readTenants = ({ table, keyIdColumn, column, isDirectory }: SealedColumn) => sql`
select distinct tenant_id as id from ${sql.ref(table)}
where ${sql.ref(keyIdColumn)} is null and ${isDirectory ? sql`${sql.ref(column)} is not null` : true}`;

interface Page {
  readonly tenantId: string;
  /** The last id of the previous page. */
  readonly after: string | null;
}

const readPage = ({ table, id, idType, column, keyIdColumn }: SealedColumn, { tenantId, after }: Page) => sql`
select ${sql.ref(id)}::text as id, ${sql.ref(column)} as sealed from ${sql.ref(table)}
where tenant_id = ${tenantId}::uuid and ${sql.ref(column)} is not null and ${sql.ref(keyIdColumn)} is null
  and (${after}::text is null or ${sql.ref(id)} > ${after}::${sql.ref(idType)})
order by ${sql.ref(table)}.${sql.ref(id)} limit ${pageSize}`;

const writeKeys = ({ table, id, idType, column, keyIdColumn }: SealedColumn, tenantId: string, named: string) => sql`
update ${sql.ref(table)} t set ${sql.ref(keyIdColumn)} = v.key_id
from json_to_recordset(${named}::json) as v(id ${sql.ref(idType)}, sealed text, key_id text)
where t.tenant_id = ${tenantId}::uuid and t.${sql.ref(id)} = v.id and t.${sql.ref(column)} = v.sealed
  and t.${sql.ref(keyIdColumn)} is null`;

/**
 * Records which key each seal needs, for seals written by a release that did not record it: the seal's header names the
 * key. Safe to repeat, and to run in several copies. A value that is not a seal is left unchanged.
 */
export async function noteSealedKeys(
  { database, directory }: SealedTables,
  columns: readonly SealedColumn[],
): Promise<void> {
  for (const column of columns) {
    const { isDirectory } = column;
    const tenants = await directory.fork().execute<{ id: string }[]>(readTenants(column));
    for (const { id: tenantId } of tenants) {
      let after: string | null = null;
      do {
        const from: string | null = after;
        after = await (isDirectory ? directory.fork() : database.forTenant(tenantId)).transactional((tx) =>
          notePage(tx, column, { tenantId, after: from }),
        );
      } while (after !== null);
    }
  }
}

/** Records the keys of a company's next seals after an id; returns the id to continue after, null at the end. */
async function notePage(tx: EntityManager, column: SealedColumn, page: Page): Promise<string | null> {
  const rows = await tx.execute<{ id: string; sealed: string }[]>(readPage(column, page));
  const named = rows.flatMap((row) => {
    const keyId = keyIdIfSeal(row.sealed);
    return keyId === null ? [] : [{ ...row, key_id: keyId }];
  });
  if (named.length > 0) await tx.execute(writeKeys(column, page.tenantId, JSON.stringify(named)));
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
