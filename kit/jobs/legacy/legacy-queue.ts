import type { Client } from 'pg';
import type { Definition } from '../../messages/define.ts';
import { type CarryOver, carryOver } from './carry-over.ts';
import type { LegacyTasks } from './legacy-tasks.ts';

/** The queue of the release before pg-boss (graphile-worker), in a database that is upgraded. */
export interface LegacyQueue {
  /** Carries over its contents, then drops it. Must be called after this release's tables and functions exist. */
  retire(definitions: readonly Definition[], tasks: LegacyTasks): Promise<CarryOver[]>;
}

const find = `
select to_regclass('jobs.letters') is not null and to_regclass('graphile_worker._private_jobs') is not null as is_there`;

// Locked in the order in which services of that release lock them. What they write is either committed before, or
// rejected after.
const lock = `
lock table jobs.allowed, jobs.letters, graphile_worker._private_jobs in access exclusive mode`;

// Their names, and one signature, are the same as this release's.
const dropFunctions = `
drop function jobs.send(text, uuid, uuid, jsonb, text, text, timestamptz, int);
drop function jobs.enqueue(text, json, text, text, timestamptz, int);
drop function jobs.check_sender(text);
drop table jobs.allowed`;

// Row security is forced, so that the owner sees and writes no rows either: it is lifted within the transaction.
const liftRowSecurity = `
alter table jobs.letters no force row level security;
alter table jobs.outbox_messages no force row level security`;

const allowOwner = `
insert into jobs.allowed (role, queue) select session_user, q.name from pgboss.queue q`;

const drop = `
delete from jobs.allowed where role = session_user;
alter table jobs.outbox_messages force row level security;
drop table jobs.letters, jobs.workers;
drop schema graphile_worker cascade`;

/**
 * Looks for the legacy queue and, if it exists, makes room for this release's functions. All of it is part of the
 * transaction of the client, which is the owner of the database: until it commits, the database is unchanged.
 */
export async function findLegacyQueue(client: Client): Promise<LegacyQueue | null> {
  const { rows } = await client.query<{ is_there: boolean }>(find);
  if (!rows[0]?.is_there) return null;
  await client.query(lock);
  await client.query(dropFunctions);
  return {
    async retire(definitions, tasks) {
      await client.query(liftRowSecurity);
      await client.query(allowOwner);
      const carried = await carryOver(client, definitions, tasks);
      await client.query(drop);
      return carried;
    },
  };
}
