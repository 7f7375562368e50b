import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Metrics } from '../../metrics/metrics.ts';
import type { Logger } from '../../process/logger.ts';
import { originFields, originOf, withOrigin } from '../../tracing/origin.ts';
import { originOfError, type Span, type Tracer } from '../../tracing/tracer.ts';
import { keepEndedTries, keyOf } from './ended-tries.ts';
import type { Execute, LostWorkers } from './lost-workers.ts';
import type { TakenJob } from '../queue-store.ts';
import { nextRequest } from './shares.ts';
import type { Handler, JobInfo } from '../task.ts';
import type { Turns } from '../turns.ts';

/** What a queue's runner works with. */
export interface RunnerOptions {
  readonly store: Pick<PgBoss, 'fetch' | 'touch' | 'deleteJob' | 'fail' | 'cancel'>;
  readonly execute: Execute;
  readonly queue: string;
  readonly handler: Handler;
  readonly lostWorkers: LostWorkers;
  /** Shared by all queues of the process. */
  readonly turns: Turns;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  readonly log: Logger;
}

/** One queue's jobs in this process. */
export interface QueueRunner {
  readonly queue: string;
  /** Takes due jobs while there are free places. Never rejects. */
  pull(): Promise<void>;
  /**
   * Renews the leases of running jobs. Jobs with a lease that another worker has now are asked to stop. Throws when the
   * database is away.
   */
  renewLeases(): Promise<void>;
  /** Tries again to record the ends that could not be recorded. Never rejects. */
  settle(): Promise<void>;
  /**
   * Takes no more jobs; `graceMs`: when `abort` will be called. Resolves when all running jobs have ended and are
   * recorded.
   */
  drain(graceMs?: number): Promise<void>;
  /** Asks running jobs to stop. */
  abort(): void;
}

interface Running {
  readonly job: TakenJob;
  readonly abort: AbortController;
}

const defaultPlaces = 4;

/** What pg-boss answers to a renewal: the ids of the jobs that still belong to this process. Its types omit it. */
const touched = z.object({ settled: z.array(z.string()) });

/** Runs one queue's jobs: fairly by tenant, each under a lease. */
export function createQueueRunner(options: RunnerOptions): QueueRunner {
  const { store, execute, queue, handler, lostWorkers, turns, metrics, tracer, log } = options;
  const places = handler.places ?? defaultPlaces;
  /**
   * By attempt: the same job may be taken again here after its lease has expired, while the earlier attempt still runs.
   */
  const running = new Map<string, Running>();
  const groups = new Map<string, number>();
  const ended = keepEndedTries({ store, execute, queue, log, onWritten: () => void (mayHaveMore && pull()) });
  const idle = new Set<() => void>();
  let isStopping = false;
  let isAborted = false;
  let abortsAt = Infinity;
  /** Whether the last renewal of leases did not reach the database. */
  let wasCutOff = false;
  let pulling: Promise<void> | undefined;
  let mustPullAgain = false;
  /** Whether more may be due than was taken: then each end of a job looks for the next. */
  let mayHaveMore = false;

  function count(group: string | null | undefined, by: 1 | -1): void {
    if (!group) return;
    const now = (groups.get(group) ?? 0) + by;
    if (now > 0) groups.set(group, now);
    else groups.delete(group);
  }

  async function pull(): Promise<void> {
    mustPullAgain = true;
    if (!isStopping) await (pulling ??= pullAll());
  }

  async function pullAll(): Promise<void> {
    try {
      while (mustPullAgain && !isStopping) {
        mustPullAgain = false;
        await pullOnce();
      }
    } catch (error) {
      // The next look finds the jobs that are still due.
      mayHaveMore = true;
      log.warn({ queue, error: String(error) }, 'the queue cannot be reached');
    } finally {
      pulling = undefined;
    }
  }

  async function pullOnce(): Promise<void> {
    for (let isFull = true; isFull && !isStopping;) {
      const request = nextRequest(places, groups, running.size);
      mayHaveMore = true;
      if (!request) return;
      const { batchSize, ignoreGroups } = request;
      const jobs = await store.fetch(queue, { batchSize, includeMetadata: true, ignoreGroups: [...ignoreGroups] });
      for (const job of jobs) start(job);
      isFull = jobs.length === batchSize;
      // A job with a key that is being worked on was skipped: it is due when that work ends.
      mayHaveMore = isFull || ignoreGroups.length > 0 || running.size > jobs.length;
    }
  }

  /**
   * Informs an attempt that another worker has its job now. While the database was away no lease could be renewed, so
   * its worker does not count as lost.
   */
  async function lose({ job, abort }: Running): Promise<void> {
    if (abort.signal.aborted || !running.has(keyOf(job))) return;
    abort.abort();
    if (wasCutOff) await lostWorkers.takeBack(job);
  }

  function start(job: TakenJob): void {
    const earlier = [...running.values()].filter((each) => each.job.id === job.id);
    const abort = new AbortController();
    if (isAborted) abort.abort();
    const key = keyOf(job);
    running.set(key, { job, abort });
    count(job.groupId, 1);
    void runWithin(job, abort.signal, earlier).then((error) => {
      running.delete(key);
      count(job.groupId, -1);
      void ended.add({ job, error, isCutOff: error !== null && isAborted }).then(noteIdle);
    });
  }

  /**
   * Runs as part of what requested the job. Messages make their own spans: a job takes many, each part of something
   * else.
   */
  async function runWithin(job: TakenJob, signal: AbortSignal, earlier: readonly Running[]): Promise<string | null> {
    if (handler.definition.kind === 'message') return withOrigin({}, () => run(job, signal, earlier));
    const { id, groupId, retryCount } = job;
    const attributes = {
      'messaging.destination.name': queue,
      'messaging.message.id': id,
      'konstruct.group': groupId,
      'konstruct.attempt': retryCount + 1,
    };
    return tracer.span(queue, { kind: 'consumer', parent: originOf(job.data), attributes }, (span) =>
      run(job, signal, earlier, span),
    );
  }

  /** Runs a job to its end. Resolves with the error, or null. */
  async function run(
    job: TakenJob,
    signal: AbortSignal,
    earlier: readonly Running[],
    span?: Span,
  ): Promise<string | null> {
    const began = performance.now();
    // An attempt that the worker's stop cuts off is repeated, however often the job was tried.
    const isLast = () => job.retryCount >= job.retryLimit && !isAborted;
    const outcomeIs = (outcome: 'done' | 'failed' | 'given_up') =>
      metrics.job(queue, outcome, (performance.now() - began) / 1000);
    try {
      await Promise.all(earlier.map(lose));
      const lostWorkerCount = await lostWorkers.countFor(job);
      const turn: JobInfo['turn'] = (work, options) => turns.take(job.groupId, work, { signal, ...options });
      const hasTime = (ms: number) => performance.now() + ms <= abortsAt;
      const info: JobInfo = {
        ...{ id: job.id, attempt: job.retryCount + 1, lostWorkerCount, signal, hasTime, turn },
        get isLast() {
          return isLast();
        },
      };
      if (lostWorkerCount < 2) await handler.run(job.data, info);
      else if (handler.isolate) await handler.isolate(job.data, info);
      else return await moveToDeadLetters(job);
      outcomeIs('done');
      return null;
    } catch (error) {
      outcomeIs(isLast() ? 'given_up' : 'failed');
      span?.fail(error instanceof Error ? error.name : 'Error');
      log.warn(
        {
          queue,
          job: job.id,
          attempt: job.retryCount + 1,
          error: String(error),
          ...originFields(originOfError(error)),
        },
        isLast() ? 'a job failed for the last time' : 'a job failed and will be retried',
      );
      return String(error);
    }
  }

  /** Workers died while running it again and again: it is kept for a person, and not run. */
  async function moveToDeadLetters(job: TakenJob): Promise<null> {
    await store.cancel(queue, job);
    metrics.job(queue, 'given_up', 0);
    log.error({ queue, job: job.id }, 'a job was moved to the dead-letter queue: its workers stopped while running it');
    return null;
  }

  function noteIdle(): void {
    if (running.size + ended.size() === 0) for (const resolve of idle) resolve();
  }

  return {
    queue,
    pull,
    settle: () => ended.settle().then(noteIdle),
    abort() {
      isAborted = true;
      running.forEach(({ abort }) => abort.abort());
    },
    async renewLeases() {
      // Jobs that start while the statement is under way have a fresh lease, and its answer does not apply to them.
      const asked = [...running.values()];
      const jobs = [...asked.map(({ job }) => job), ...ended.jobs()];
      if (jobs.length === 0) return;
      const answer = await store.touch(queue, jobs).catch((error: unknown) => {
        wasCutOff = true;
        throw error;
      });
      const mine = new Set(touched.parse(answer).settled);
      await Promise.all(asked.filter((each) => !mine.has(each.job.id)).map(lose));
      wasCutOff = false;
    },
    async drain(graceMs = Infinity) {
      abortsAt = performance.now() + graceMs;
      isStopping = true;
      // Jobs that are being taken now belong to this process once the database has answered.
      await pulling;
      if (running.size + ended.size() > 0) await new Promise<void>((resolve) => idle.add(resolve));
    },
  };
}
