import type { Client } from 'pg';
import type { LegacyJob, LegacyMessage } from './carry-over.ts';

const addDeadLetter = `
insert into jobs.outbox_messages (tenant_id, id, reader, queue, stream, body, attempt_count, error, failed_at, created_at)
select m.tenant_id, m.id, m.addressee, $3, m.id::text, m.body, $4, $5, clock_timestamp(), m.created_at
from jobs.letters m where m.tenant_id = $1 and m.id = $2`;

/** Keeps a message as a dead letter of a queue, with the number of attempts of its job. */
export async function keepMessage(
  client: Client,
  { tenant_id: tenantId, id }: LegacyMessage,
  { attempts }: LegacyJob,
  queue: string,
  error: string,
): Promise<void> {
  await client.query(addDeadLetter, [tenantId, id, queue, attempts, error]);
}

// `json`, unchanged: it may contain what `jsonb` rejects.
const createKept = `
create table if not exists jobs.legacy_jobs (
  id bigint primary key,
  task text not null,
  payload json not null,
  key text,
  run_at timestamptz not null,
  attempt_count int not null,
  last_error text,
  -- Why nothing here could do its work.
  reason text not null
)`;

const addKept = `
insert into jobs.legacy_jobs (id, task, payload, key, run_at, attempt_count, last_error, reason)
select j.id, $2, j.payload, j.key, j.run_at, j.attempts, j.last_error, $3 from graphile_worker._private_jobs j where j.id = $1`;

/**
 * Keeps a job for a person to look at, in a separate table that exists only when it is needed. Only its owner may read
 * it.
 */
export async function keepJob(client: Client, { id, task }: LegacyJob, reason: string): Promise<void> {
  await client.query(createKept);
  await client.query(addKept, [id, task, reason]);
}

/** Keeps the messages that no job opens as dead letters: their topic is not known. Returns how many there were. */
export async function keepOrphans(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `insert into jobs.outbox_messages (tenant_id, id, reader, queue, stream, body, error, failed_at, created_at)
     select tenant_id, id, addressee, 'legacy', id::text, body, 'No job was left that would have opened it.', clock_timestamp(), created_at
     from jobs.letters`,
  );
  return rowCount ?? 0;
}
