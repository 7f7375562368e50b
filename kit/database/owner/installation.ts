import { type Client, escapeLiteral } from 'pg';
import { newId } from '../ids.ts';
import { workerRole } from '../roles.ts';
import type { PlannedRole } from './role-plan.ts';

/**
 * Rights, policies and tables that these roles have in other databases of the cluster, and not in this one. Everyone
 * may read this.
 */
const readUsers = `
select d.datname as name, d.datname = current_database() as is_own, count(*) as count
from pg_shdepend s join pg_roles r on s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid
join pg_database d on d.oid = case when s.classid = 'pg_database'::regclass then s.objid else s.dbid end
where r.rolname = any($1) group by 1, 2 order by 1`;

const readMark = `select shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = $1`;

const markOf = (id: string) => `Konstruct installation ${id}`;

const createId = `
create table if not exists migrations.installation (id uuid primary key, created_at timestamptz not null default now())`;

async function readId(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('migrations.installation') is not null as there`,
  );
  if (!rows[0]?.there) return undefined;
  return (await client.query<{ id: string }>('select id from migrations.installation')).rows[0]?.id;
}

/**
 * Throws when the roles belong to an installation in another database: roles are shared by the whole cluster, and
 * `fits` (whether their passwords are already this installation's) says whether setting the passwords would lock the
 * other one out. A copy of this database has the same id.
 */
export async function refuseForeignRoles(
  client: Client,
  roles: readonly PlannedRole[],
  fits: () => Promise<boolean>,
): Promise<void> {
  const { rows: users } = await client.query<{ name: string; is_own: boolean }>(readUsers, [
    roles.map(({ name }) => name),
  ]);
  const others = users.filter(({ is_own }) => !is_own).map(({ name }) => name);
  if (others.length === 0) return;
  const mark = (await client.query<{ mark: string | null }>(readMark, [workerRole])).rows[0]?.mark ?? null;
  const id = await readId(client);
  const isOwn = mark === null || !id ? users.some(({ is_own }) => is_own) && mark === null : mark === markOf(id);
  if (!isOwn) {
    throw new Error(
      `The roles konstruct_* of this PostgreSQL belong to the installation in the database ${others.join(', ')}. ` +
        'Roles are shared by all databases of a server: give each installation a PostgreSQL of its own. Nothing was changed.',
    );
  }
  if (await fits()) return;
  throw new Error(
    `The databases ${others.join(', ')} of this PostgreSQL use the same roles under another PLATFORM_SECRET, whose passwords would ` +
      'stop working there. Drop those databases first, or use the PLATFORM_SECRET that they have. Nothing was changed.',
  );
}

/** Stores an id of the installation in the database, and marks the roles with it if this owner may. */
export async function markRoles(client: Client, mayMark: boolean): Promise<void> {
  let id = await readId(client);
  if (id === undefined) {
    id = newId();
    await client.query(createId);
    await client.query('insert into migrations.installation (id) values ($1)', [id]);
  }
  const mark = (await client.query<{ mark: string | null }>(readMark, [workerRole])).rows[0]?.mark;
  if (mayMark && mark !== markOf(id))
    await client.query(`comment on role ${workerRole} is ${escapeLiteral(markOf(id))}`);
}
