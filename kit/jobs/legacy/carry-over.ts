import type { Client } from 'pg';
import { z } from 'zod';
import { newId } from '../../database/ids.ts';
import type { Definition } from '../../messages/define.ts';
import { keepJob, keepMessage, keepOrphans } from './keep.ts';
import { type KnownQueues, knownQueues, type LegacyPayload, type LegacyTasks, type Successor } from './legacy-tasks.ts';

/** A job of the legacy queue. */
export interface LegacyJob {
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  readonly key: string | null;
  readonly run_at: Date;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly is_given_up: boolean;
}

/** A message of the legacy queue. */
export interface LegacyMessage {
  readonly tenant_id: string;
  readonly id: string;
  readonly body: unknown;
}

/**
 * What became of a job: `carried over` to its successor's queue, where it runs; `given up` before, and kept as such;
 * `over`: nothing was left to do; `kept`: no queue of this release does its work.
 */
export type Outcome = 'carried over' | 'given up' | 'over' | 'kept';

/** How many jobs of each task had which outcome. */
export interface CarryOver {
  readonly task: string;
  readonly outcome: Outcome;
  readonly count: number;
}

const batchSize = 1000;

const readJobs = `
select j.id, t.identifier as task, j.payload, j.key, j.run_at, j.attempts, j.last_error,
  j.locked_at is null and j.attempts >= j.max_attempts as is_given_up
from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
where j.id > $1 order by j.id limit ${batchSize}`;

const readMessages = 'select tenant_id, id, body from jobs.letters where id = any($1)';

/** The payload of a job that opens a message. */
const opening = z.object({ letterId: z.uuid() });

const addGivenUp = `
insert into pgboss.job_common (name, data, singleton_key, group_id, state, retry_count, created_on, completed_on, output, policy, retry_limit,
  retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds, expire_seconds, deletion_seconds)
select q.name, $2, $3, $4, 'failed', $5, clock_timestamp(), clock_timestamp(), jsonb_build_object('message', $6::text), q.policy, q.retry_limit,
  q.retry_delay, q.retry_backoff, q.retry_delay_max, q.heartbeat_seconds, q.expire_seconds, q.deletion_seconds
from pgboss.queue q where q.name = $1`;

/**
 * Carries over the contents of the legacy queue, as part of the client's transaction. Jobs keep their times, messages
 * their order of writing. A job that was running when its worker stopped runs again. Nothing is dropped: what was given
 * up stays given up, and what no queue of this release can do is kept.
 */
export async function carryOver(
  client: Client,
  definitions: readonly Definition[],
  tasks: LegacyTasks,
): Promise<CarryOver[]> {
  const queues = knownQueues(definitions);
  const counts = new Map<string, { task: string; outcome: Outcome; count: number }>();
  const count = (task: string, outcome: Outcome, by = 1) => {
    const counted = counts.get(`${task} ${outcome}`) ?? { task, outcome, count: 0 };
    counts.set(`${task} ${outcome}`, { ...counted, count: counted.count + by });
  };

  for (let after = '0'; ;) {
    const { rows: jobs } = await client.query<LegacyJob>(readJobs, [after]);
    const entries = jobs.map((job) => ({ job, opened: opening.safeParse(job.payload).data?.letterId }));
    const ids = entries.map(({ opened }) => opened).filter((id) => id !== undefined);
    const { rows } = await client.query<LegacyMessage>(readMessages, [ids]);
    const messages = new Map(rows.map((message) => [message.id, message]));
    for (const { job, opened } of entries) {
      // If its message is gone, the message was handled: only the end of the job was not recorded.
      const message = opened ? (messages.get(opened) ?? 'handled') : null;
      count(
        job.task,
        message === 'handled' ? 'over' : await carryOverOne(client, { job, message }, tasks[job.task] ?? {}, queues),
      );
    }
    await client.query('delete from jobs.letters where id = any($1)', [ids]);
    after = jobs.at(-1)?.id ?? after;
    if (jobs.length < batchSize) break;
  }
  count('a message without a job', 'kept', await keepOrphans(client));
  return [...counts.values()].filter((counted) => counted.count > 0);
}

/** A job, with the message that it opens, if any. */
interface Entry {
  readonly job: LegacyJob;
  readonly message: LegacyMessage | null;
}

/** A job that cannot be carried over, for whatever reason, must not hold up the others. */
async function carryOverOne(client: Client, entry: Entry, successor: Successor, queues: KnownQueues): Promise<Outcome> {
  const { job, message } = entry;
  await client.query('savepoint carry_over');
  try {
    const outcome = await convert(client, entry, successor, queues);
    await client.query('release savepoint carry_over');
    return outcome;
  } catch (error) {
    await client.query('rollback to savepoint carry_over');
    if (message) await keepMessage(client, message, job, job.task, String(error));
    else await keepJob(client, job, String(error));
    return 'kept';
  }
}

async function convert(
  client: Client,
  { job, message }: Entry,
  successor: Successor,
  queues: KnownQueues,
): Promise<Outcome> {
  const { queue = job.task, keyOf } = successor;
  if (queue === null) return 'over';
  const payload = (message ? message.body : job.payload) as LegacyPayload;
  const name = typeof queue === 'function' ? await queue(payload, client) : queue;
  const { definition, service } = queues.get(name) ?? {};
  if (!service || definition?.kind !== (message ? 'message' : 'job'))
    throw new Error('This release does not handle it.');
  const parsed: unknown = definition.schema.parse(payload);

  if (definition.kind === 'message' && message) {
    const { tenant_id: tenantId, id, body } = message;
    const stream = definition.streamOf?.(parsed) ?? id;
    if (job.is_given_up) await keepMessage(client, message, job, name, job.last_error ?? '');
    else await client.query('select jobs.publish($1, $2, $3, $4, $5, $6)', [name, service, tenantId, id, stream, body]);
  } else if (definition.kind === 'job') {
    const group = definition.groupOf
      ? definition.groupOf(parsed)
      : ((parsed as { tenantId?: string }).tenantId ?? null);
    const values = [name, parsed, keyOf?.(payload) ?? currentKey(job), group];
    if (job.is_given_up) await client.query(addGivenUp, [...values, job.attempts, job.last_error]);
    else await client.query('select jobs.enqueue($1, $5, $2, $3, $4, $6)', [...values, service, job.run_at]);
  }
  return job.is_given_up ? 'given up' : 'carried over';
}

/** In the legacy queue, keys followed the task's name; those of recurring jobs were `every <task>`. */
function currentKey({ task, key }: LegacyJob): string {
  if (key === `every ${task}`) return 'recurring';
  return key?.startsWith(`${task} `) ? key.slice(task.length + 1) : (key ?? newId());
}
