import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { gatewayLimits, type RoleLimits, serviceLimits, workerLimits } from './limits.ts';
import { directoryRole, gatewayRole, type PlatformConnection, rolePassword, tenantRole, workerRole } from './roles.ts';

/** Runs statements as the owner of the database: the user of `databaseUrl`, who may create roles and schemas. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

interface RoleRow {
  readonly has_powers: boolean;
  readonly settings: string[];
}

const readRole = `
select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as has_powers, coalesce(rolconfig, '{}') as settings
from pg_roles where rolname = $1`;

/**
 * An owner who is not a superuser (CREATEROLE alone, as at every hosted PostgreSQL) may not even say that a role is none: what holds
 * already is not said again.
 */
async function ensureRole(client: Client, role: string, limits: RoleLimits, platformSecret: string) {
  const name = escapeIdentifier(role);
  const password = escapeLiteral(rolePassword(role, platformSecret));
  const [known] = (await client.query<RoleRow>(readRole, [role])).rows;
  await client.query(`${known ? 'alter' : 'create'} role ${name} login password ${password}`);
  if (known?.has_powers) await client.query(`alter role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`);
  for (const [setting, ms] of Object.entries(limits)) {
    if (!known?.settings.includes(`${setting}=${ms}`)) await client.query(`alter role ${name} set ${setting} = ${ms}`);
  }
}

/** Creates or updates every login role and schema. Safe to repeat. Several copies may run it at once. */
export async function provision(services: readonly string[], { databaseUrl, platformSecret }: PlatformConnection): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('konstruct provision'))");
    const roles = [
      ...services.flatMap((service) => [tenantRole(service), directoryRole(service)]).map((role) => [role, serviceLimits] as const),
      [workerRole, workerLimits] as const,
      [gatewayRole, gatewayLimits] as const,
    ];
    for (const [role, limits] of roles) await ensureRole(client, role, limits, platformSecret);
    for (const schema of ['migrations', ...services.flatMap((service) => [service, `${service}_directory`])]) {
      await client.query(`create schema if not exists ${escapeIdentifier(schema)}`);
    }
    for (const service of services) {
      await client.query(`grant usage on schema ${service} to ${tenantRole(service)}`);
      await client.query(`grant usage on schema ${service}_directory to ${directoryRole(service)}`);
    }
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = escapeIdentifier(rows[0]?.name ?? '');
    await client.query(`revoke all on database ${database} from public`);
    await client.query('revoke all on schema public from public');
    for (const [role] of roles) await client.query(`grant connect on database ${database} to ${role}`);
    await client.query('commit');
  });
}

/**
 * Gives each service's roles their tables: named one by one, so that a partition, which row security does not protect when it
 * is read directly, is never among them.
 */
export async function grantTables(services: readonly string[], { databaseUrl }: Pick<PlatformConnection, 'databaseUrl'>): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    for (const service of services) {
      const log = `migrations.${escapeIdentifier(`${service}_log`)}`;
      await client.query(`grant usage on schema migrations to ${tenantRole(service)}`);
      // Whoever has no migration yet has no log.
      if ((await client.query('select to_regclass($1) as log', [log])).rows[0]?.log)
        await client.query(`grant select on ${log} to ${tenantRole(service)}`);
      for (const [schema, role] of [
        [service, tenantRole(service)],
        [`${service}_directory`, directoryRole(service)],
      ] as const) {
        const { rows } = await client.query<{ name: string; partition: boolean }>(
          `select c.relname as name, c.relispartition as partition from pg_class c
           where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p')`,
          [schema],
        );
        for (const { name, partition } of rows) {
          const table = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
          await client.query(
            partition ? `revoke all on ${table} from ${role}` : `grant select, insert, update, delete on ${table} to ${role}`,
          );
        }
      }
    }
  });
}
