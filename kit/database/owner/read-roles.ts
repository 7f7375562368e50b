import { Client } from 'pg';
import { type PlatformConnection, roleUrl, workerRole } from '../roles.ts';
import { type PlannedRole, plannedRoles } from './role-plan.ts';

interface OwnerRow {
  readonly may: boolean;
  readonly is_super: boolean;
  readonly name: string;
  /** Whether the right to create roles does not include changing those of others: since PostgreSQL 16. */
  readonly is_split: boolean;
}

interface RoleRow {
  readonly has_powers: boolean;
  readonly settings: string[];
  /** Whether this owner may change the role: since PostgreSQL 16 by a right to this very role. */
  readonly is_ours: boolean;
}

interface FoundRole {
  readonly role: PlannedRole;
  readonly known: RoleRow | undefined;
  readonly mayChange: boolean;
}

interface RolesFound {
  readonly owner: OwnerRow;
  readonly found: readonly FoundRole[];
  /** Why this owner cannot set the roles up correctly, and what to do; null when it can. */
  readonly blocker: string | null;
}

const mayCreate = `
select rolsuper or rolcreaterole as may, rolsuper as is_super, rolname as name, current_setting('server_version_num')::int >= 160000 as is_split
from pg_roles where rolname = current_user`;

const readRole = `
select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as has_powers, coalesce(rolconfig, '{}') as settings,
  pg_has_role(oid, 'member with admin option') as is_ours
from pg_roles where rolname = $1`;

/** A role as the database has it; undefined when it does not exist. */
export async function findRole(client: Client, name: string): Promise<RoleRow | undefined> {
  return (await client.query<RoleRow>(readRole, [name])).rows[0];
}

/** Whether the role has the password that it should have. */
export async function canLogIn(role: string, connection: PlatformConnection): Promise<boolean> {
  const client = new Client({ connectionString: roleUrl(role, connection), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    // The database rejects a role for other reasons only after it accepted the password.
    (error: unknown) => error instanceof Error && 'code' in error && (error.code === '42501' || error.code === '53300'),
  );
}

const hasLimits = ({ limits }: PlannedRole, { settings }: RoleRow) =>
  Object.entries(limits).every(([setting, ms]) => settings.includes(`${setting}=${ms}`));

/** Whether the client's user may act as a role. */
export async function mayActAs(client: Client, role: string, isSplit: boolean): Promise<boolean> {
  const may = isSplit ? `pg_has_role(oid, 'usage') and pg_has_role(oid, 'set')` : `pg_has_role(oid, 'usage')`;
  const { rows } = await client.query<{ may: boolean }>(`select ${may} as may from pg_roles where rolname = $1`, [
    role,
  ]);
  return rows[0]?.may === true;
}

/** The state of the roles, and what the owner may do about it. Changes nothing. */
export async function readRoles(
  client: Client,
  roles: readonly PlannedRole[],
  connection: PlatformConnection,
): Promise<RolesFound> {
  const [owner] = (await client.query<OwnerRow>(mayCreate)).rows;
  if (!owner) throw new Error('The role of the owner no longer exists.');
  const found: FoundRole[] = [];
  const lacking: string[] = [];
  for (const role of roles) {
    const known = await findRole(client, role.name);
    const mayChange = owner.may && (!known || owner.is_super || !owner.is_split || known.is_ours);
    found.push({ role, known, mayChange });
    if (mayChange) continue;
    if (!known || known.has_powers || !hasLimits(role, known) || !(await canLogIn(role.name, connection)))
      lacking.push(role.name);
  }
  const worker = found.find(({ role }) => role.name === workerRole);
  const isMember = worker?.mayChange || (await mayActAs(client, workerRole, owner.is_split));
  if (lacking.length === 0 && isMember) return { owner, found, blocker: null };
  const why = owner.may
    ? 'may not change roles that another administrator made'
    : 'may not create or change roles (CREATEROLE)';
  const which =
    lacking.length > 0
      ? `these are missing or not set up as needed: ${lacking.join(', ')}`
      : `it is not a member of ${workerRole}`;
  const blocker =
    `The owner ${owner.name} ${why}, and ${which}. ` +
    'Have an administrator of the database run what `npm run migrate -- --print-roles` prints, then run migrate again.';
  return { owner, found, blocker };
}

/** Why `migrate` could not set up the roles of these services, using the owner's client; null when it can. */
export async function rolesBlocker(
  client: Client,
  services: readonly string[],
  connection: PlatformConnection,
): Promise<string | null> {
  return (await readRoles(client, plannedRoles(services), connection)).blocker;
}
