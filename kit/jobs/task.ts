import type { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { Definition, JobDefinition } from '../messages/define.ts';
import type { TurnOptions } from './turns.ts';

/** What a handler knows about the job that it runs. */
export interface JobInfo {
  readonly id: string;
  /** 1 at the first attempt. */
  readonly attempt: number;
  /**
   * Whether no one will try again if this attempt fails. Read it again when it matters: an attempt that a stop cuts off
   * is repeated.
   */
  readonly isLast: boolean;
  /** How many workers died, or lost their heartbeat, while they ran this job. */
  readonly lostWorkerCount: number;
  /** Aborts when the worker stops, or when its lease on the job has expired: another worker may run it already. */
  readonly signal: AbortSignal;
  /**
   * Whether this many milliseconds are left before a stopping worker aborts `signal`. Always true while the worker is
   * not stopping.
   */
  hasTime(ms: number): boolean;
  /**
   * Runs a piece of the job's work when it is its group's turn: anything that keeps the processor or the database busy,
   * but not a call that waits for another system, and no nested turn. `isFirst`: before the group's other work, because
   * it ends something that has begun. Once `signal` is aborted, such work runs at once, and all other work is rejected:
   * the job is to be tried again. `isOneOfMany`: the job does many such pieces, one after another.
   */
  turn<T>(work: () => Promise<T>, options?: Pick<TurnOptions, 'isFirst' | 'isOneOfMany'>): Promise<T>;
}

/**
 * One queue's work. It may run again after any of its lines: it must be idempotent. Throwing means: try again later.
 */
export interface Handler {
  readonly definition: Definition;
  readonly run: (payload: unknown, job: JobInfo) => Promise<void>;
  /** How many of its jobs run at once in a process. Default 4. */
  readonly places?: number;
  /** Called instead of `run` when workers died running the job again and again: it must not run as before. */
  readonly isolate?: (payload: unknown, job: JobInfo) => Promise<void>;
}

/** Further options of a job's handler. */
export interface HandlerOptions<TPayload> {
  readonly places?: number;
  /**
   * What to do instead of the job when workers died running it again and again. Default: the job is moved to the dead
   * letters.
   */
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
