import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { asOwner } from '../database/provision.ts';
import { type Connection, directoryRole, roleUrl, tenantRole, workerRole } from '../database/roles.ts';
import type { ServiceDatabase } from '../database/service-database.ts';

/** graphile-worker's own chatter is left out: failures reach the caller as errors. */
export const quiet = new Logger(() => () => undefined);

/**
 * Installs the queue under a role of its own, and the door through which services reach it, as the owner of the database. Safe
 * to repeat; several copies may run it at once.
 */
export async function installJobs(services: readonly ServiceDatabase[], connection: Connection): Promise<void> {
  await asOwner(connection.databaseUrl, async (client) => {
    // Held until the client ends: another copy would take rights away that this one still needs.
    await client.query("select pg_advisory_lock(hashtext('konstruct jobs'))");
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`grant ${workerRole} to current_user`);
    // graphile-worker's first migration creates its schema, which takes this right even where the schema is there.
    await client.query(`grant create on database ${rows[0]?.name} to ${workerRole}`);
    await runMigrations({ connectionString: roleUrl(workerRole, connection), logger: quiet });
    await client.query(`revoke create on database ${rows[0]?.name} from ${workerRole}`);

    await client.query('begin');
    await client.query('create schema if not exists jobs');
    await client.query(`grant create on schema jobs to ${workerRole}`);
    await client.query(readFileSync(join(import.meta.dirname, 'jobs.sql'), 'utf8'));
    await client.query(`revoke create on schema jobs from ${workerRole}`);
    await client.query('delete from jobs.allowed');
    for (const { service, sends } of services) {
      const roles = [tenantRole(service), directoryRole(service)];
      for (const role of roles) {
        await client.query(`grant usage on schema jobs to ${role}`);
        await client.query(`grant execute on function jobs.enqueue, jobs.send, jobs.check_sender to ${role}`);
        for (const task of sends) await client.query('insert into jobs.allowed values ($1, $2)', [role, task]);
      }
      await client.query(`grant select, insert, delete on jobs.letters to ${roles[0]}`);
    }
    await client.query('commit');
  });
}
