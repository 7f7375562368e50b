import { type Client, escapeIdentifier } from 'pg';
import { type PlatformConnection, workerRole } from '../roles.ts';
import { ensureAccess } from './access.ts';
import { inOwnersTransaction } from './as-owner.ts';
import { markRoles, refuseForeignRoles } from './installation.ts';
import { canLogIn, findRole, mayActAs, readRoles } from './read-roles.ts';
import { type PlannedRole, plannedRoles, roleStatements } from './role-plan.ts';
import { retryDdl } from './retry-ddl.ts';

/**
 * Creates or updates the roles, within the client's transaction. For an owner who may not change them, they must
 * already be correct, or it throws.
 */
async function ensureRoles(
  client: Client,
  roles: readonly PlannedRole[],
  connection: PlatformConnection,
): Promise<boolean> {
  await refuseForeignRoles(client, roles, () => canLogIn(workerRole, connection));
  const { owner, found, blocker } = await readRoles(client, roles, connection);
  if (blocker !== null) throw new Error(blocker);
  for (const { role, known } of found.filter(({ mayChange }) => mayChange)) {
    const name = escapeIdentifier(role.name);
    if (!known) await client.query(`create role ${name} login`);
    // Only a superuser may even write `nosuperuser`, so this is omitted when the role has no powers.
    if (known?.has_powers) await client.query(`alter role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`);
    for (const statement of roleStatements(role, connection.platformSecret, known?.settings))
      await client.query(statement);
  }
  if (!(await mayActAs(client, workerRole, owner.is_split))) await client.query(`grant ${workerRole} to current_user`);
  const worker = await findRole(client, workerRole);
  return owner.is_super || (owner.may && (!owner.is_split || worker?.is_ours === true));
}

/**
 * Creates or updates only the roles, which must exist before a database is restored into a new cluster. Safe to repeat.
 */
export async function provisionRoles(services: readonly string[], connection: PlatformConnection): Promise<void> {
  await retryDdl(() =>
    inOwnersTransaction(connection.databaseUrl, (client) => ensureRoles(client, plannedRoles(services), connection)),
  );
}

/**
 * Creates or updates every login role and schema. Safe to repeat. Throws, and changes nothing, when roles are missing
 * and the owner may not create them, or when they belong to an installation in another database.
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
