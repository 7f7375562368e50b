import type { JobInfo } from '../jobs/task.ts';
import type { TestDatabase } from './database.ts';

/** The job info for tests that call a handler without a worker; `more` replaces what matters to the test. */
export function testJob(more: Partial<JobInfo> = {}): JobInfo {
  return {
    id: '1',
    attempt: 1,
    isLast: false,
    lostWorkerCount: 0,
    signal: new AbortController().signal,
    hasTime: () => true,
    turn: (work) => work(),
    ...more,
  };
}

/** A message that its reader has not handled yet. */
export interface WaitingMessage {
  readonly tenantId: string;
  readonly reader: string;
  /** The definition's name. */
  readonly name: string;
  readonly body: Record<string, unknown>;
}

/** Which messages a test looks at: those that match every given value. */
export type MessageFilter = Partial<Pick<WaitingMessage, 'tenantId' | 'reader' | 'name'>>;

/**
 * The messages that their readers have not handled yet, in the order of writing, as the readers see them: without the
 * fields for logs and traces.
 */
export function waitingMessages(
  database: TestDatabase,
  { tenantId, reader, name }: MessageFilter = {},
): Promise<WaitingMessage[]> {
  return database.query<WaitingMessage>(
    `select tenant_id as "tenantId", reader, split_part(queue, '/', 1) as name, body - '$origin' as body from jobs.outbox_messages
     where ($1::uuid is null or tenant_id = $1) and ($2::text is null or reader = $2) and ($3::text is null or split_part(queue, '/', 1) = $3)
     order by id`,
    [tenantId, reader, name],
  );
}

/** A job that is not done. */
export interface UndoneJob {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly data: Record<string, unknown>;
  /** `retry`: it waits after a failed attempt. `cancelled` and `failed`: no one tries again. */
  readonly state: 'created' | 'retry' | 'active' | 'cancelled' | 'failed';
}

/** The jobs of a queue that are not done, in the order in which they were added; only those of one key, if given. */
export function undoneJobs(database: TestDatabase, name: string, key?: string): Promise<UndoneJob[]> {
  return database.query<UndoneJob>(
    `select id, name, singleton_key as key, data - '$origin' as data, state from pgboss.job
     where name = $1 and ($2::text is null or singleton_key = $2) order by created_on, id`,
    [name, key],
  );
}

/** Makes the waiting jobs of a queue due now; only those of one key, if given. Returns how many there are. */
export async function hastenJobs(database: TestDatabase, name: string, key?: string): Promise<number> {
  const hastened = await database.query(
    `update pgboss.job set start_after = now() where name = $1 and ($2::text is null or singleton_key = $2) and state in ('created', 'retry')
     returning id`,
    [name, key],
  );
  return hastened.length;
}
