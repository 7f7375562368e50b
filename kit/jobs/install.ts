import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOwner } from '../database/provision.ts';
import { type Connection, directoryRole, tenantRole, workerRole } from '../database/roles.ts';
import type { ServiceDatabase } from '../database/service-database.ts';
import { type Queue, queuesOf } from '../messages/define.ts';
import type { CarryOver } from './legacy/carry-over.ts';
import { findLegacyQueue } from './legacy/legacy-queue.ts';
import type { LegacyTasks } from './legacy/legacy-tasks.ts';
import { openQueueStore, queueOptions } from './queue-store.ts';

/**
 * Installs the queue under a role of its own, and the functions through which services reach it, as the owner of the database.
 * What lies in the queue of the release before pg-boss is carried over, and returned by task; `legacyTasks` says what does its work
 * now. Safe to repeat, and to be killed at any line; several copies may run it at once.
 */
export async function installJobs(
  services: readonly ServiceDatabase[],
  connection: Connection,
  legacyTasks: LegacyTasks = {},
): Promise<CarryOver[]> {
  const queues = services.flatMap(({ sends }) => sends.flatMap(queuesOf));
  return asOwner(connection.databaseUrl, async (client) => {
    // Held until the client ends: another copy would take rights away that this one still needs.
    await client.query("select pg_advisory_lock(hashtext('konstruct jobs'))");
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`grant ${workerRole} to current_user`);
    await client.query(`grant create on database ${rows[0]?.name} to ${workerRole}`);
    await installQueues(queues, connection);
    await client.query(`revoke create on database ${rows[0]?.name} from ${workerRole}`);

    await client.query('begin');
    await client.query('create schema if not exists jobs');
    await client.query(`grant create on schema jobs to ${workerRole}`);
    const legacy = await findLegacyQueue(client);
    await client.query(readFileSync(join(import.meta.dirname, 'jobs.sql'), 'utf8'));
    await client.query(`revoke create on schema jobs from ${workerRole}`);
    const sent = services.flatMap(({ sends }) => sends);
    const carried = (await legacy?.retire(sent, legacyTasks)) ?? [];
    await client.query('delete from jobs.allowed');
    for (const { service, sends } of services) {
      const roles = [tenantRole(service), directoryRole(service)];
      for (const role of roles) {
        await client.query(`grant usage on schema jobs to ${role}`);
        await client.query(`grant execute on function jobs.enqueue, jobs.publish, jobs.check_sender to ${role}`);
        for (const { name } of sends.flatMap(queuesOf)) await client.query('insert into jobs.allowed values ($1, $2)', [role, name]);
      }
      await client.query(`grant select, insert, update, delete on jobs.outbox_messages to ${roles[0]}`);
    }
    await client.query('commit');
    return carried;
  });
}

/** pg-boss' tables, and a queue for each name. */
async function installQueues(queues: readonly Queue[], connection: Connection): Promise<void> {
  const store = openQueueStore(connection, 1, true);
  await store.start();
  try {
    const known = new Set((await store.getQueues()).map(({ name }) => name));
    for (const [name, { kind }] of new Map(queues.map((queue) => [queue.name, queue]))) {
      const { policy, ...changeable } = queueOptions(kind);
      if (known.has(name)) await store.updateQueue(name, changeable);
      else await store.createQueue(name, { policy, ...changeable });
    }
  } finally {
    await store.stop({ graceful: false });
  }
}
