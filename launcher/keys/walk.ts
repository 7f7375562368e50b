import type { SealedColumn } from '@konstruct/kit/vault';
import { countByTenant, readPage, type SealedRow, within, writeSeals } from './sealed-rows.ts';
import type { Vault } from './vaults.ts';

/** Secrets that are read, and written, at a time. */
const pageSize = 200;
/** Companies at a time: while one company's secrets are sealed, another's are read. */
const lanes = 4;

/** Walks through a column's secrets, page by page, except those recorded as sealed with `except`. */
export async function walk(
  vault: Vault,
  column: SealedColumn,
  except: string | null,
  visit: (rows: readonly SealedRow[], tenantId: string) => Promise<void>,
): Promise<void> {
  const tenants = (await countByTenant(vault, column, except)).values();
  const lane = async () => {
    for (const { tenantId } of tenants) {
      let after: string | null = null;
      for (;;) {
        const rows: SealedRow[] = await readPage(vault, column, { tenantId, after, except, limit: pageSize });
        if (rows.length > 0) await visit(rows, tenantId);
        if (rows.length < pageSize) break;
        after = rows.at(-1)?.id ?? null;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * Records for each secret which key its seal names, if that is missing or wrong: a release that did not record it may
 * have written the row.
 */
export async function noteKeys(vault: Vault, column: SealedColumn): Promise<void> {
  await walk(vault, column, null, async (rows, tenantId) => {
    const wrong = rows.flatMap(({ id, sealed, keyId, notedKeyId }) =>
      keyId !== null && keyId !== notedKeyId ? [{ id, old: sealed, new: sealed, keyId }] : [],
    );
    if (wrong.length > 0) await within(vault, column, tenantId, (tx) => writeSeals(tx, column, tenantId, wrong));
  });
}
