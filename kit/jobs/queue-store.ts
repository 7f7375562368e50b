import { PgBoss, type JobWithMetadata } from 'pg-boss';
import { connectionOptions } from '../database/connection/pool.ts';
import { noteConnections } from '../database/connection/most-connections.ts';
import { ddlLockTimeoutMs } from '../database/owner/as-owner.ts';
import type { Connection } from '../database/roles.ts';
import { roleUrl, workerRole } from '../database/roles.ts';
import { PreparingClient } from './preparing-client.ts';

/** The schema of the queue's own tables. */
export const queueSchema = 'pgboss';

/** How long a job is considered under way without a heartbeat: the minimum of pg-boss. */
export const leaseSeconds = 10;

/**
 * Retries after the first attempt: with the pauses, about two hours for a job. A message counts its own, and its stream
 * is never given up.
 */
const retryLimits = { job: 29, message: 100_000 } as const;

/**
 * The options of a queue. For one key, at most one job waits, one is under way and one waits for its next attempt.
 * Failed attempts are repeated after 1 to 2 s, growing to 5 minutes.
 */
export const queueOptions = (kind: keyof typeof retryLimits) =>
  ({
    policy: 'stately',
    heartbeatSeconds: leaseSeconds,
    // A handler decides when it has taken too long: only a lost heartbeat takes a job away.
    expireInSeconds: 24 * 60 * 60,
    retryLimit: retryLimits[kind],
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    // Work that waits while a service is away for long must not vanish.
    retentionSeconds: 365 * 24 * 60 * 60,
    deleteAfterSeconds: 30 * 24 * 60 * 60,
  }) as const;

/** A job as it was taken from its queue. */
export type TakenJob = JobWithMetadata<unknown>;

// Otherwise the client would wait a quarter of an hour for a database that has vanished silently (a failover).
const connecting = { ...connectionOptions, query_timeout: 15_000 };

const common = {
  schema: queueSchema,
  schedule: false,
  supervise: false,
  registerInstance: false,
  useListenNotify: false,
  monitorIntervalSeconds: 1,
  queueCacheIntervalSeconds: 300,
  openTelemetry: { enabled: false },
} as const;

/** The queue's tables for one process. `max` is the maximum number of connections that it opens. Not started yet. */
export function openQueueStore(connection: Connection, max: number, isInstalling: boolean): PgBoss {
  const store = new PgBoss({
    ...common,
    connectionString: roleUrl(workerRole, connection),
    application_name: 'konstruct jobs',
    max,
    migrate: isInstalling,
    createSchema: isInstalling,
    ...connecting,
    // pg-boss passes its options on to the pool; its types do not say so.
    ...(isInstalling ? { lock_timeout: ddlLockTimeoutMs } : { Client: PreparingClient }),
  });
  // Failures of calls reach the caller; other failures, such as a lost idle connection, are repaired by reopening.
  store.on('error', () => undefined);
  const forget = noteConnections(max);
  store.once('stopped', forget);
  return store;
}
