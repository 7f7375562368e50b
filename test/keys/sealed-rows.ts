import { newId } from '@konstruct/kit/database';
import type { TestDatabase } from '@konstruct/kit/testing';
import { type SealedColumn, type Sealer } from '@konstruct/kit/vault';
import { declarations } from '../../launcher/keys/vaults.ts';

/** Every column that a service has declared to hold seals. */
export const sealedColumns: readonly SealedColumn[] = (await declarations()).flatMap(({ sealed = [] }) => sealed);

/** Where secrets are put, and which owner they belong to. */
export interface Filling {
  readonly column: SealedColumn;
  readonly sealer: Sealer;
  readonly tenantIds: readonly string[];
  readonly countEach: number;
}

/** What a row consists of beside its id and its secret, by its table. */
const others: Readonly<Record<string, string>> = {
  'keys.llm_keys': `provider_id, label, last_four, fingerprint, status, version, idempotency_key, created_by_id, created_by_name) select
    'openai', 'Main', 'cdef', 'aaaa-bbbb-cccc-dddd', 'VALID', 1, r.id::text, 'someone', 'Someone'`,
  'channels.channels': `kind, name, status, external_id, bot_user_id, scopes, installer_external_id, connected_at, version) select
    'SLACK', 'Acme', 'CONNECTED', r.id::text, 'U1', '{}', 'U2', now(), 1`,
  'channels_directory.whatsapp_connections': `channel_id, app_id, claimed_at) select r.id::uuid, 'app', now()`,
};

/** The secret in a row: it occurs nowhere else. */
export const secretOf = (id: string) => `secret of ${id}`;

/**
 * Inserts rows with sealed secrets into a column's table. `isNoted`: as this release writes them, otherwise as the
 * previous one did.
 */
export async function fillSealed(
  { query }: TestDatabase,
  { column, sealer, tenantIds, countEach }: Filling,
  isNoted = true,
): Promise<void> {
  for (const tenantId of tenantIds) {
    const rows = await Promise.all(
      Array.from({ length: countEach }, async () => {
        const id = newId();
        const binding = column.bindingOf({
          tenant_id: tenantId,
          [column.id]: id,
          channel_id: id,
          provider_id: 'openai',
          base_url: null,
        });
        return { id, sealed: await sealer.seal(secretOf(id), binding) };
      }),
    );
    const [names, values] = (others[column.table] ?? '').split(') select');
    await query(
      `insert into ${column.table} (tenant_id, ${column.id}, ${column.column}, ${column.keyIdColumn}, created_at, ${names})
       select $1::uuid, r.id::${column.idType}, r.sealed, $2, now(), ${values} from json_to_recordset($3::json) as r(id text, sealed text)`,
      [tenantId, isNoted ? sealer.keyId : null, JSON.stringify(rows)],
    );
  }
}

/** Every secret of a column, as it is stored in the database. */
export async function readSealed({ query }: TestDatabase, { table, column, id, keyIdColumn, boundTo }: SealedColumn) {
  return query<Record<string, string | null> & { id: string; sealed: string; noted: string | null }>(
    `select ${['tenant_id', id, ...boundTo].join(', ')}, ${id}::text as id, ${column} as sealed, ${keyIdColumn} as noted
     from ${table} where ${column} is not null`,
  );
}
