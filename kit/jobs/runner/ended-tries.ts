import type { PgBoss } from 'pg-boss';
import type { Logger } from '../../process/logger.ts';
import type { TakenJob } from '../queue-store.ts';
import type { Execute } from './lost-workers.ts';

/**
 * An attempt that has ended. `error` null: the job is done. `isCutOff`: it failed because the worker stops, and does
 * not count.
 */
export interface EndedTry {
  readonly job: TakenJob;
  readonly error: string | null;
  readonly isCutOff: boolean;
}

export interface EndedTriesOptions {
  readonly store: Pick<PgBoss, 'deleteJob' | 'fail'>;
  readonly execute: Execute;
  readonly queue: string;
  readonly log: Logger;
  /** Called once the pending ends are recorded: only then can jobs be taken that wait for one of their keys. */
  readonly onWritten: () => void;
}

/**
 * The attempts of a queue that have ended without their ends being recorded yet: their leases are renewed until they
 * are.
 */
export interface EndedTries {
  /** How many are not recorded. */
  size(): number;
  jobs(): TakenJob[];
  /** Adds an end, and records what is pending. Never rejects. */
  add(ended: EndedTry): Promise<void>;
  /** Tries again to record what could not be recorded. Never rejects. */
  settle(): Promise<void>;
}

/** One attempt of a job. */
export const keyOf = ({ id, retryCount }: TakenJob) => `${id} ${retryCount}`;

// Fenced by the attempt. A stop of the worker costs a job none of its attempts, not even the last one.
const grantTry = `
update pgboss.job_common set retry_limit = retry_limit + 1
where name = $1 and id = $2 and state = 'active' and retry_count = $3`;

export function keepEndedTries({ store, execute, queue, log, onWritten }: EndedTriesOptions): EndedTries {
  const ended = new Map<string, EndedTry>();
  let settling: Promise<void> | undefined;

  async function writeEnds(): Promise<void> {
    for (;;) {
      // Ends at the same moment share a statement.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = [...ended.values()];
      if (batch.length === 0) return;
      try {
        const done = batch.filter(({ error }) => error === null).map(({ job }) => job);
        // Fenced by the attempt: jobs that another worker has taken in the meantime are left alone.
        if (done.length > 0) await store.deleteJob(queue, done);
        for (const job of done) ended.delete(keyOf(job));
        for (const { job, error, isCutOff } of batch) {
          if (error === null) continue;
          if (isCutOff) await execute(grantTry, [queue, job.id, job.retryCount]);
          await store.fail(queue, job, { message: error.slice(0, 2000) });
          ended.delete(keyOf(job));
        }
        onWritten();
      } catch (error) {
        log.warn({ queue, error: String(error) }, 'the outcome of a job cannot be saved and will be retried');
        return;
      }
    }
  }

  const settle = () => (settling ??= writeEnds().finally(() => (settling = undefined)));
  return {
    settle,
    size: () => ended.size,
    jobs: () => [...ended.values()].map(({ job }) => job),
    async add(each) {
      ended.set(keyOf(each.job), each);
      await settle();
    },
  };
}
