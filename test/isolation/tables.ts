import { newId } from '@konstruct/kit/database';
import type { TestDatabase } from '@konstruct/kit/testing';
import { channelKinds } from '@konstruct/schema/channel-kinds';
import { subgraphs } from '@konstruct/schema/subgraphs';

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly isSecured: boolean;
  readonly isForced: boolean;
  /** Names of roles other than the owner that have any right on it. */
  readonly grantees: readonly string[];
}

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: string;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

/** Schemas whose every table belongs to tenants. */
export const tenantSchemas: readonly string[] = subgraphs;

/** Schemas of tables that exist before or above tenants. */
export const directorySchemas = subgraphs.map((name) => `${name}_directory`);

/** Every table of the given schemas, except partitions. */
export function tablesOf(database: TestDatabase, schemas: readonly string[]): Promise<Table[]> {
  return database.query<Table>(
    `select n.nspname as schema, c.relname as name, c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced",
       coalesce((select array_agg(distinct g.grantee::text) from information_schema.role_table_grants g
         where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee <> g.grantor), '{}') as grantees
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition order by 1, 2`,
    [schemas],
  );
}

/**
 * Partitions, which row security does not protect when they are read directly, with each role except the owner that may
 * read them.
 */
export function partitionGrants(database: TestDatabase): Promise<{ name: string; grantee: string }[]> {
  return database.query(
    `select c.relname as name, g.grantee::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join information_schema.role_table_grants g on g.table_schema = n.nspname and g.table_name = c.relname
     where c.relispartition and g.grantee like 'konstruct\\_%' and g.grantee <> g.grantor`,
  );
}

export function policiesOf(database: TestDatabase, schemas: readonly string[]): Promise<Policy[]> {
  return database.query<Policy>(
    `select schemaname || '.' || tablename as table, policyname as name, cmd as command, roles::text[] as roles, qual as using, with_check as check
     from pg_policies where schemaname = any($1)`,
    [schemas],
  );
}

/** Primary, unique and foreign keys and unique indexes whose first column is not the tenant. */
export function keysNotLedByTenant(
  database: TestDatabase,
  schemas: readonly string[],
): Promise<{ table: string; key: string }[]> {
  return database.query(
    `select n.nspname || '.' || c.relname as table, k.name as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     cross join lateral (
       select conname::text as name, conkey[1] as first from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f')
       union select indexrelid::regclass::text, indkey[0] from pg_index where indrelid = c.oid and indisunique) k
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.first
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and a.attname <> 'tenant_id'`,
    [schemas],
  );
}

/** Columns whose values come from a list in the code, without a check on the table. */
const listed: Readonly<Record<string, string>> = { kind: channelKinds[0], channel_kind: channelKinds[0] };

/**
 * Inserts one made-up row of the tenant into a table, whatever its columns are, with `id` if it has one. Foreign keys
 * are ignored.
 */
export async function fill(
  database: TestDatabase,
  { schema, name }: Table,
  tenantId: string,
  id: string,
): Promise<void> {
  const columns = await database.query<{ column: string; type: string; choice: string | null }>(
    `select a.attname as column, format_type(a.atttypid, null) as type,
       (select substring(pg_get_constraintdef(k.oid) from '''([^'']*)''') from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and a.attnum = any(k.conkey) limit 1) as choice
     from pg_attribute a where a.attrelid = ($1 || '.' || $2)::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [schema, name],
  );
  const known: Record<string, string> = { tenant_id: `'${tenantId}'::uuid`, id: `'${id}'::uuid` };
  const values = columns.map(({ column, type, choice }) => known[column] ?? madeUp(type, choice ?? listed[column]));
  await database.query(
    `do $do$ begin
       set local session_replication_role = replica;
       insert into ${schema}.${name} (${columns.map(({ column }) => `"${column}"`).join(', ')}) values (${values.join(', ')});
     end $do$`,
  );
}

function madeUp(type: string, choice: string | undefined): string {
  if (/\[\]$/.test(type)) return `'{}'`;
  if (type === 'uuid') return `'${newId()}'`;
  if (/timestamp/.test(type)) return 'now()';
  if (type === 'date') return 'current_date';
  if (type === 'boolean') return 'false';
  if (/int|numeric|double|real/.test(type)) return '1';
  if (/json/.test(type)) return `'{}'`;
  if (type === 'bytea') return `'\\x00'`;
  if (type === 'xid8') return 'pg_current_xact_id()';
  return `'${choice ?? 'x'}'`;
}
