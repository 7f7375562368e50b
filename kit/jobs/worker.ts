import { type Connection, roleUrl, workerRole } from '../database/roles.ts';
import { type JobDefinition, queuesOf } from '../messages/define.ts';
import { metricsOf } from '../metrics/metrics.ts';
import type { Logger } from '../process/logger.ts';
import { tracerOf } from '../tracing/tracer.ts';
import { listen } from '../database/connection/listen.ts';
import { countLostWorkers, type Execute } from './runner/lost-workers.ts';
import { createMaintenance } from './maintenance.ts';
import { createQueueRunner, type QueueRunner } from './runner/queue-runner.ts';
import { openQueueStore } from './queue-store.ts';
import type { Handler } from './task.ts';
import { createTurns } from './turns.ts';
import { createWakeUps } from './wake-ups.ts';
import { watchQueues } from './watch-queues.ts';

/** The pause between two checks for what is due without a notification: retries, and jobs with a lost notification. */
const lookMs = 1000;
/** A third of a lease. */
const renewMs = 3000;
/** How long running jobs may continue undisturbed when the worker stops. */
const defaultGraceMs = 5000;
/** How long jobs have to react to their signals. */
const abortMs = 3000;
const defaultPartOfTime = 0.25;
/** Without a successful check for this long, the worker counts as not working. */
const mostSilentMs = 10_000;

/**
 * A recurring job, and the milliseconds after which it is due again. A run that takes longer does not overlap with the
 * next.
 */
export interface Recurring {
  readonly job: JobDefinition;
  readonly everyMs: number;
}

/** A gauge that is read as the queue's role: it sees only those rows of tenants that a policy shows to this role. */
export interface QueueGauge {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  /** Returns a row for each value: `value`, and a column for each label. */
  readonly statement: string;
}

/** What `startWorker` takes. */
export interface WorkerOptions {
  readonly service: string;
  /**
   * Must reach the database itself: a pooler in transaction mode loses notifications. `poolSize`: at least two, default
   * two.
   */
  readonly connection: Connection;
  readonly handlers: readonly Handler[];
  readonly recurring?: readonly Recurring[];
  readonly gauges?: readonly QueueGauge[];
  /** How long running jobs may continue undisturbed when the worker stops. Default 5 s. */
  readonly graceMs?: number;
  /** How much of the process's time the turns of one tenant may use. Default 0.25. */
  readonly partOfTime?: number;
  readonly log: Logger;
}

/** A running worker. */
export interface Worker {
  /** Whether it reaches the queue: false means that no jobs are worked on. */
  isWorking(): boolean;
  /**
   * Takes no more jobs and lets running ones end; after the grace period their signals ask them to stop. Safe to
   * repeat.
   */
  stop(): Promise<void>;
}

/**
 * Runs a service's jobs and messages. Throws when the database cannot be reached at the start (later it continues when
 * the database is back), when two handlers take from one queue, and when a handler belongs to another service's work.
 */
export async function startWorker({
  service,
  connection,
  handlers,
  recurring = [],
  gauges = [],
  graceMs = defaultGraceMs,
  partOfTime = defaultPartOfTime,
  log,
}: WorkerOptions): Promise<Worker> {
  const byQueue = handlersByQueue(handlers, service);
  const store = openQueueStore(connection, connection.poolSize ?? 2, false);
  await store.start();
  const execute: Execute = (statement, values) => store.getDb().executeSql(statement, values);
  const metrics = metricsOf(service);
  const tracer = tracerOf(service);
  const lostWorkers = countLostWorkers(execute);
  const turns = createTurns(partOfTime);
  const runners = new Map<string, QueueRunner>();
  for (const [queue, handler] of byQueue) {
    runners.set(queue, createQueueRunner({ store, execute, queue, handler, lostWorkers, turns, metrics, tracer, log }));
  }
  const queues = [...runners.keys()];
  const wakeUps = createWakeUps((queue) => void runners.get(queue)?.pull());
  const maintenance = createMaintenance({ execute, queues, recurring, supervise: (queue) => store.supervise(queue) });
  const unwatch = watchQueues(execute, service, queues, gauges);
  let lastLookAt = performance.now();

  async function look(): Promise<void> {
    for (const queue of await maintenance.look()) void runners.get(queue)?.pull();
    lastLookAt = performance.now();
  }

  const listener = listen({
    connectionString: roleUrl(workerRole, connection),
    channel: `konstruct_jobs_${service}`,
    onNotification: wakeUps.onNotification,
    onOpen: () => runners.forEach((runner) => void runner.pull()),
  });
  const repeats = [
    repeat(lookMs, look, (error) => log.warn({ error }, 'the queue cannot be reached')),
    repeat(lookMs, () => each(runners, (runner) => runner.settle())),
    repeat(
      renewMs,
      () => each(runners, (runner) => runner.renewLeases()),
      (error) => log.warn({ error }, 'leases cannot be renewed'),
    ),
  ];

  async function stopAll(): Promise<void> {
    wakeUps.stop();
    const grace = setTimeout(() => runners.forEach((runner) => runner.abort()), graceMs);
    // Ends that cannot be recorded while the database is away: another worker takes those jobs once their leases have
    // expired.
    const late = Promise.withResolvers<void>();
    const patience = setTimeout(late.resolve, graceMs + abortMs);
    await Promise.race([Promise.all([...runners.values()].map((runner) => runner.drain(graceMs))), late.promise]);
    clearTimeout(grace);
    clearTimeout(patience);
    await Promise.all([listener.stop(), ...repeats.map((stop) => stop())]);
    unwatch();
    await store.stop({ graceful: false });
  }

  let stopped: Promise<void> | undefined;
  return {
    isWorking: () => !stopped && performance.now() - lastLookAt < mostSilentMs,
    stop: () => (stopped ??= stopAll()),
  };
}

/** Each handler under the queue from which the service takes its work. */
function handlersByQueue(handlers: readonly Handler[], service: string): Map<string, Handler> {
  const byQueue = new Map<string, Handler>();
  for (const handler of handlers) {
    const queue = queuesOf(handler.definition).find((each) => each.service === service);
    if (!queue) throw new Error(`The service ${service} may not handle ${handler.definition.name}.`);
    if (byQueue.has(queue.name)) throw new Error(`Two handlers take from the queue ${queue.name}.`);
    byQueue.set(queue.name, handler);
  }
  return byQueue;
}

async function each(
  runners: ReadonlyMap<string, QueueRunner>,
  act: (runner: QueueRunner) => Promise<void>,
): Promise<void> {
  await Promise.all([...runners.values()].map(act));
}

/** Repeats an action, never overlapping. Returns a function that ends it, after a run under way has ended. */
function repeat(
  pauseMs: number,
  act: () => Promise<void>,
  onError: (error: string) => void = () => undefined,
): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let isOver = false;
  const next = () => {
    timer = setTimeout(() => {
      running = act()
        .catch((error: unknown) => onError(String(error)))
        .then(() => (isOver ? undefined : next()));
    }, pauseMs);
  };
  next();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await running;
  };
}
