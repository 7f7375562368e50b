import { join } from 'node:path';
import type { Client } from 'pg';
import { grantUsage } from '../database/owner/access.ts';
import { asOwner, inOwnersTransaction } from '../database/owner/as-owner.ts';
import { retryDdl } from '../database/owner/retry-ddl.ts';
import { pendingSteps, readSteps, runStep } from '../database/owner/steps.ts';
import { type Connection, directoryRole, tenantRole, workerRole } from '../database/roles.ts';
import type { ServiceDatabase } from '../database/service-database.ts';
import { type Queue, queuesOf } from '../messages/define.ts';
import type { CarryOver } from './legacy/carry-over.ts';
import { findLegacyQueue } from './legacy/legacy-queue.ts';
import type { LegacyTasks } from './legacy/legacy-tasks.ts';
import { giveQueueToWorker } from './queue-ownership.ts';
import { openQueueStore, queueOptions, queueSchema } from './queue-store.ts';

/** The name of the log of completed steps. */
const log = 'jobs';

/**
 * Installs the queue under its own role, and the functions through which services reach it, as the owner of the
 * database: in steps, each of which runs once. The contents of the queue used before pg-boss are carried over, and
 * counted by task in the result; `legacyTasks` says which queue does its work now. Safe to repeat, and to be killed at
 * any line.
 */
export async function installJobs(
  services: readonly ServiceDatabase[],
  connection: Connection,
  legacyTasks: LegacyTasks = {},
  onStep: (name: string) => void = () => undefined,
): Promise<CarryOver[]> {
  const { databaseUrl } = connection;
  await retryDdl(() => inOwnersTransaction(databaseUrl, giveQueueToWorker));
  await retryDdl(() =>
    installQueues(
      services.flatMap(({ sends }) => sends.flatMap(queuesOf)),
      connection,
    ),
  );
  const carried = await retryDdl(() => retireLegacyQueue(services, databaseUrl, legacyTasks));
  const pending = await asOwner(databaseUrl, (client) =>
    pendingSteps(client, log, readSteps(join(import.meta.dirname, 'steps'))),
  );
  for (const step of pending) {
    onStep(step.name);
    await retryDdl(() =>
      inOwnersTransaction(databaseUrl, (client) => withRightToCreate(client, () => runStep(client, log, step))),
    );
  }
  await retryDdl(() => inOwnersTransaction(databaseUrl, (client) => allow(client, services)));
  return carried;
}

/** Lets the queue's role own what is created in the schema, until the end of the transaction. */
async function withRightToCreate(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('create schema if not exists jobs');
  await client.query(`grant create on schema jobs to ${workerRole}`);
  await work();
  await client.query(`revoke create on schema jobs from ${workerRole}`);
}

/** In one transaction, with everything from which this release's tables and functions are made. */
function retireLegacyQueue(
  services: readonly ServiceDatabase[],
  ownerUrl: string,
  tasks: LegacyTasks,
): Promise<CarryOver[]> {
  return inOwnersTransaction(ownerUrl, async (client) => {
    const legacy = await findLegacyQueue(client);
    if (!legacy) return [];
    const pending = await pendingSteps(client, log, readSteps(join(import.meta.dirname, 'steps')));
    await withRightToCreate(client, async () => {
      for (const step of pending) await runStep(client, log, step);
    });
    return legacy.retire(
      services.flatMap(({ sends }) => sends),
      tasks,
    );
  });
}

const addAllowed = `
insert into jobs.allowed (role, queue) select $1, unnest($2::text[]) on conflict do nothing`;

const readRights = `
select has_function_privilege($1, 'jobs.check_sender(text)', 'execute')
    and (select bool_and(has_function_privilege($1, p.oid, 'execute')) from pg_proc p
         where p.pronamespace = 'jobs'::regnamespace and p.proname in ('enqueue', 'publish')) as has_functions,
  has_table_privilege($1, 'jobs.outbox_messages', 'select') and has_table_privilege($1, 'jobs.outbox_messages', 'insert')
    and has_table_privilege($1, 'jobs.outbox_messages', 'update') and has_table_privilege($1, 'jobs.outbox_messages', 'delete') as has_messages`;

/**
 * Lets each service enqueue and publish what it declares. What an earlier release declared stays allowed: its processes
 * may still run. A step revokes what no release declares any more.
 */
async function allow(client: Client, services: readonly ServiceDatabase[]): Promise<void> {
  for (const { service, sends } of services) {
    for (const role of [tenantRole(service), directoryRole(service)]) {
      await grantUsage(client, 'jobs', role);
      const { rows } = await client.query<{ has_functions: boolean; has_messages: boolean }>(readRights, [role]);
      if (!rows[0]?.has_functions)
        await client.query(`grant execute on function jobs.enqueue, jobs.publish, jobs.check_sender to ${role}`);
      if (role === tenantRole(service) && !rows[0]?.has_messages) {
        await client.query(`grant select, insert, update, delete on jobs.outbox_messages to ${role}`);
      }
      await client.query(addAllowed, [role, sends.flatMap(queuesOf).map(({ name }) => name)]);
    }
  }
}

/** pg-boss' tables, and a queue for each name. */
async function installQueues(queues: readonly Queue[], connection: Connection): Promise<void> {
  await setMayCreateSchema(connection, true);
  const store = openQueueStore(connection, 1, true);
  try {
    await store.start();
    const known = new Set((await store.getQueues()).map(({ name }) => name));
    for (const [name, { kind }] of new Map(queues.map((queue) => [queue.name, queue]))) {
      const { policy, ...changeable } = queueOptions(kind);
      if (known.has(name)) await store.updateQueue(name, changeable);
      else await store.createQueue(name, { policy, ...changeable });
    }
  } finally {
    await store.stop({ graceful: false });
  }
  await setMayCreateSchema(connection, false);
}

/** Whether the queue's role may create its schema: until the schema exists, and never after. */
async function setMayCreateSchema({ databaseUrl }: Connection, isInstalling: boolean): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string; may: boolean; is_there: boolean }>(
      `select quote_ident(current_database()) as name, has_database_privilege($1, current_database(), 'create') as may,
         to_regnamespace($2) is not null as is_there`,
      [workerRole, queueSchema],
    );
    const [database] = rows;
    const should = isInstalling && !database?.is_there;
    if (should && !database?.may) await client.query(`grant create on database ${database?.name} to ${workerRole}`);
    if (!should && database?.may) await client.query(`revoke create on database ${database.name} from ${workerRole}`);
  });
}
