import { Client, escapeIdentifier } from 'pg';
import { type PlatformConnection, roleUrl, workerRole } from '../roles.ts';
import { ensureAccess } from './access.ts';
import { inOwnersTransaction } from './as-owner.ts';
import { markRoles, refuseForeignRoles } from './installation.ts';
import { type PlannedRole, plannedRoles, roleStatements } from './role-plan.ts';
import { retryDdl } from './retry-ddl.ts';

interface RoleRow {
  readonly has_powers: boolean;
  readonly settings: string[];
  /** Whether this owner may change it: since PostgreSQL 16 by a right to this very role. */
  readonly is_ours: boolean;
}

const mayCreate = `
select rolsuper or rolcreaterole as may, rolsuper as is_super, rolname as name, current_setting('server_version_num')::int >= 160000 as is_split
from pg_roles where rolname = current_user`;

const readRole = `
select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as has_powers, coalesce(rolconfig, '{}') as settings,
  pg_has_role(oid, 'member with admin option') as is_ours
from pg_roles where rolname = $1`;

/** Whether the role's password is the one that it is to have. */
async function canLogIn(role: string, connection: PlatformConnection): Promise<boolean> {
  const client = new Client({ connectionString: roleUrl(role, connection), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    // Whoever comes so far that the database turns him away has shown his password.
    (error: unknown) => error instanceof Error && 'code' in error && (error.code === '42501' || error.code === '53300'),
  );
}

/** The roles, within the client's transaction. An owner who may not change them finds them as they are to be, or it throws. */
async function ensureRoles(client: Client, roles: readonly PlannedRole[], connection: PlatformConnection): Promise<boolean> {
  const [owner] = (await client.query<{ may: boolean; is_super: boolean; name: string; is_split: boolean }>(mayCreate)).rows;
  if (!owner) throw new Error('The role of the owner is gone.');
  await refuseForeignRoles(client, roles, () => canLogIn(workerRole, connection));
  const lacking: string[] = [];
  for (const role of roles) {
    const name = escapeIdentifier(role.name);
    const [known] = (await client.query<RoleRow>(readRole, [role.name])).rows;
    const mayChange = owner.may && (!known || owner.is_super || !owner.is_split || known.is_ours);
    if (mayChange) {
      if (!known) await client.query(`create role ${name} login`);
      // An owner who is no superuser may not even say that a role is none: what holds already is not said again.
      if (known?.has_powers) await client.query(`alter role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`);
      for (const statement of roleStatements(role, connection.platformSecret, known?.settings)) await client.query(statement);
    } else if (!known || known.has_powers || !hasLimits(role, known) || !(await canLogIn(role.name, connection))) {
      lacking.push(role.name);
    }
  }
  const isMember = await mayActAs(client, workerRole, owner.is_split);
  if (!isMember && owner.may && lacking.length === 0) await client.query(`grant ${workerRole} to current_user`);
  if (lacking.length > 0 || (!isMember && !owner.may)) {
    const which =
      lacking.length > 0 ? `these are missing or are not as they are to be: ${lacking.join(', ')}` : `is no member of ${workerRole}`;
    throw new Error(
      `The owner ${owner.name} may not create or change roles (CREATEROLE), and ${which}. ` +
        'Have an administrator of the database run what `npm run migrate -- --print-roles` prints, then run migrate again.',
    );
  }
  const [worker] = (await client.query<RoleRow>(readRole, [workerRole])).rows;
  return owner.is_super || (owner.may && (!owner.is_split || worker?.is_ours === true));
}

const hasLimits = ({ limits }: PlannedRole, { settings }: RoleRow) =>
  Object.entries(limits).every(([setting, ms]) => settings.includes(`${setting}=${ms}`));

async function mayActAs(client: Client, role: string, isSplit: boolean): Promise<boolean> {
  const may = isSplit ? `pg_has_role(oid, 'usage') and pg_has_role(oid, 'set')` : `pg_has_role(oid, 'usage')`;
  const { rows } = await client.query<{ may: boolean }>(`select ${may} as may from pg_roles where rolname = $1`, [role]);
  return rows[0]?.may === true;
}

/** Creates or updates the roles alone, as a database that is to be restored into a new cluster needs them first. Safe to repeat. */
export async function provisionRoles(services: readonly string[], connection: PlatformConnection): Promise<void> {
  await retryDdl(() => inOwnersTransaction(connection.databaseUrl, (client) => ensureRoles(client, plannedRoles(services), connection)));
}

/**
 * Creates or updates every login role and schema. Safe to repeat. Throws, and changes nothing, where the owner may not create roles
 * and they are not there, and where they belong to an installation in another database.
 */
export async function provision(services: readonly string[], connection: PlatformConnection): Promise<void> {
  const roles = plannedRoles(services);
  await retryDdl(() =>
    inOwnersTransaction(connection.databaseUrl, async (client) => {
      await client.query("select pg_advisory_xact_lock(hashtext('konstruct provision'))");
      const mayMark = await ensureRoles(client, roles, connection);
      for (const schema of ['migrations', ...services.flatMap((service) => [service, `${service}_directory`])]) {
        await client.query(`create schema if not exists ${escapeIdentifier(schema)}`);
      }
      await markRoles(client, mayMark);
      await ensureAccess(client, services, roles);
    }),
  );
}
