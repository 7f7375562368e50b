import type { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { Definition, JobDefinition } from '../messages/define.ts';
import type { TurnOptions } from './turns.ts';

/** What a handler is told about the job that it runs. */
export interface JobInfo {
  readonly id: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Whether no one will try again when this try fails. Asked again where it matters: a try that a stop cuts off is repeated. */
  readonly isLast: boolean;
  /** How many workers died, or fell silent, while they ran this job. */
  readonly lostWorkerCount: number;
  /** Aborts when the worker stops, or when its lease on the job has expired: another may run it already. */
  readonly signal: AbortSignal;
  /** Whether so many milliseconds are left before a worker that is stopping aborts `signal`. Always, while it is not. */
  hasTime(ms: number): boolean;
  /**
   * Does a piece of the job's work when it is its group's turn: whatever keeps the processor or the database busy, and neither a
   * call that waits for someone else nor another turn. `isFirst`: before other work of the group, as it ends what has begun. Once
   * `signal` is aborted, that goes on at once, and all else is refused: the job is to be tried again. `isOneOfMany`: the job does
   * many such pieces, one after another.
   */
  turn<T>(work: () => Promise<T>, options?: Pick<TurnOptions, 'isFirst' | 'isOneOfMany'>): Promise<T>;
}

/** One queue's work. It may run again after any line of it: it must be idempotent. Throwing means: try again later. */
export interface Handler {
  readonly definition: Definition;
  readonly run: (payload: unknown, job: JobInfo) => Promise<void>;
  /** How many of its jobs run at once in a process. Default 4. */
  readonly places?: number;
  /** Called in place of `run` when workers died under the job again and again: it must not run as it did. */
  readonly isolate?: (payload: unknown, job: JobInfo) => Promise<void>;
}

/** What else a handler of a job may say. */
export interface HandlerOptions<TPayload> {
  readonly places?: number;
  /** What is done, in place of the job, when workers died under it again and again. Default: it is moved to the dead letters. */
  readonly isolate?: (payload: TPayload, job: JobInfo) => Promise<void>;
}

/** Handles a job: does whatever is due. */
export function handleJob<TSchema extends z.ZodType>(
  definition: JobDefinition<TSchema>,
  run: (payload: z.output<TSchema>, job: JobInfo) => Promise<void>,
  { places, isolate }: HandlerOptions<z.output<TSchema>> = {},
): Handler {
  const read = (payload: unknown) => definition.schema.parse(payload);
  return {
    definition,
    run: async (payload, job) => run(read(payload), job),
    ...(places && { places }),
    ...(isolate && { isolate: async (payload: unknown, job: JobInfo) => isolate(read(payload), job) }),
  };
}

/** The handlers of messages need the reader's tables. */
export type ReaderDatabase = Pick<Database, 'forTenant'>;
