import { type Client, escapeIdentifier } from 'pg';
import { directoryRole, type PlatformConnection, tenantRole } from '../roles.ts';
import { asOwner } from './as-owner.ts';
import { retryDdl } from './retry-ddl.ts';
import type { PlannedRole } from './role-plan.ts';

/** Grants the rights on the database and its schemas; writes nothing when they are already correct. */
export async function ensureAccess(
  client: Client,
  services: readonly string[],
  roles: readonly PlannedRole[],
): Promise<void> {
  const { rows } = await client.query<{ name: string; is_open: boolean; is_public_open: boolean }>(
    `select quote_ident(current_database()) as name,
       has_database_privilege('public', current_database(), 'connect, temporary, create') as is_open,
       has_schema_privilege('public', 'public', 'usage, create') as is_public_open`,
  );
  const [database] = rows;
  if (database?.is_open) await client.query(`revoke all on database ${database.name} from public`);
  if (database?.is_public_open) await client.query('revoke all on schema public from public');
  for (const { name: role } of roles) {
    const may = await client.query(`select has_database_privilege($1, current_database(), 'connect') as may`, [role]);
    if (!may.rows[0]?.may)
      await client.query(`grant connect on database ${database?.name} to ${escapeIdentifier(role)}`);
  }
  for (const service of services) {
    await grantUsage(client, service, tenantRole(service));
    await grantUsage(client, `${service}_directory`, directoryRole(service));
  }
}

/** Grants a role the use of a schema. */
export async function grantUsage(client: Client, schema: string, role: string): Promise<void> {
  const { rows } = await client.query(`select has_schema_privilege($1, $2, 'usage') as may`, [role, schema]);
  if (!rows[0]?.may)
    await client.query(`grant usage on schema ${escapeIdentifier(schema)} to ${escapeIdentifier(role)}`);
}

const readTables = `
select c.oid::regclass::text as name, c.relispartition as is_partition,
  has_table_privilege($2, c.oid, 'select') and has_table_privilege($2, c.oid, 'insert') and has_table_privilege($2, c.oid, 'update')
    and has_table_privilege($2, c.oid, 'delete') as has_all,
  has_table_privilege($2, c.oid, 'select, insert, update, delete, truncate, references, trigger') as has_any
from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p')`;

/**
 * Grants each service's roles their tables. The tables are named one by one, so that a partition is never among them:
 * row security does not protect one that is read directly. Writes nothing when the grants exist.
 */
export async function grantTables(
  services: readonly string[],
  { databaseUrl }: Pick<PlatformConnection, 'databaseUrl'>,
): Promise<void> {
  await retryDdl(() =>
    asOwner(databaseUrl, async (client) => {
      for (const service of services) {
        const log = `migrations.${escapeIdentifier(`${service}_log`)}`;
        await grantUsage(client, 'migrations', tenantRole(service));
        // A service without a migration has no log.
        if ((await client.query('select to_regclass($1) as log', [log])).rows[0]?.log)
          await grantLog(client, log, tenantRole(service));
        await grantSchema(client, service, tenantRole(service));
        await grantSchema(client, `${service}_directory`, directoryRole(service));
      }
    }),
  );
}

async function grantLog(client: Client, log: string, role: string): Promise<void> {
  const { rows } = await client.query(`select has_table_privilege($1, $2, 'select') as may`, [role, log]);
  if (!rows[0]?.may) await client.query(`grant select on ${log} to ${role}`);
}

async function grantSchema(client: Client, schema: string, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string; is_partition: boolean; has_all: boolean; has_any: boolean }>(
    readTables,
    [schema, role],
  );
  for (const { name, is_partition: isPartition, has_all: hasAll, has_any: hasAny } of rows) {
    if (isPartition && hasAny) await client.query(`revoke all on ${name} from ${role}`);
    if (!isPartition && !hasAll) await client.query(`grant select, insert, update, delete on ${name} to ${role}`);
  }
}
