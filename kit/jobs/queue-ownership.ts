import { type Client, escapeIdentifier } from 'pg';
import { workerRole } from '../database/roles.ts';
import { queueSchema } from './queue-store.ts';

/**
 * Objects of the queue that belong to another role: its schema first. Sequences of identity columns follow their
 * tables.
 */
const readStrays = `
select 'schema ' || quote_ident(nspname) as what, 1 as place from pg_namespace where nspname = $1 and nspowner <> $2::regrole
union all
select case c.relkind when 'S' then 'sequence ' when 'v' then 'view ' else 'table ' end || c.oid::regclass::text, 2
  from pg_class c where c.relnamespace = to_regnamespace($1) and c.relowner <> $2::regrole and c.relkind in ('r', 'p', 'v', 'S')
    and (c.relkind <> 'S' or not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
      and d.deptype in ('i', 'a') and d.refclassid = 'pg_class'::regclass))
union all
select 'routine ' || p.oid::regprocedure::text, 3 from pg_proc p
  where p.proowner <> $2::regrole and (p.pronamespace = to_regnamespace($1)
    or (p.pronamespace = to_regnamespace('jobs') and p.proname = 'enqueue' and p.prosecdef and p.proargnames[1] = 'queue'))
union all
select 'type ' || t.oid::regtype::text, 3 from pg_type t
  where t.typnamespace = to_regnamespace($1) and t.typowner <> $2::regrole and t.typtype in ('e', 'd')
order by place`;

/**
 * Gives the queue's role the ownership of the queue's objects. In a database that was restored by its owner
 * (`pg_restore --no-owner`), they all belong to the owner. Runs within the client's transaction; writes nothing when
 * everything is already correct.
 */
export async function giveQueueToWorker(client: Client): Promise<void> {
  const { rows: strays } = await client.query<{ what: string }>(readStrays, [queueSchema, workerRole]);
  if (strays.length === 0) return;
  const { rows } = await client.query<{ name: string; has_jobs: boolean }>(
    `select current_database() as name, to_regnamespace('jobs') is not null as has_jobs`,
  );
  const database = escapeIdentifier(rows[0]?.name ?? '');
  // A new owner needs the right to create such an object there.
  await client.query(`grant create on database ${database} to ${workerRole}`);
  if (rows[0]?.has_jobs) await client.query(`grant create on schema jobs to ${workerRole}`);
  for (const { what } of strays) await client.query(`alter ${what} owner to ${workerRole}`);
  await client.query(`revoke create on database ${database} from ${workerRole}`);
  if (rows[0]?.has_jobs) await client.query(`revoke create on schema jobs from ${workerRole}`);
}
