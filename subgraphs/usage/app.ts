import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier, createServiceCallVerifier } from '@konstruct/kit/identity';
import { startWorker as startRealWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { type Context, createContext, type Dependencies } from './context.ts';
import { database as tables } from './database.ts';
import type { UsageEnv } from './env.ts';
import { addExportRoute } from './export/export-route.ts';
import { createHandlers, recurring } from './jobs.ts';
import { addReservationRoute } from './reservation/reservation-route.ts';
import { resolvers } from './resolvers.ts';
import { watchUsage } from './rollup/watch-usage.ts';

const name = 'usage';

/** What the service starts with; tests override parts of it. */
export interface Parts {
  readonly env: UsageEnv;
  readonly log: Logger;
  readonly clock?: Clock;
  /** The maximum number of connections for tenants' rows, if it differs from the one in `database.ts`. */
  readonly poolSize?: number;
  readonly startWorker?: typeof startRealWorker;
}

/** Starts the service: its part of the graph, the routes for reservations and exports, and the worker. */
export async function start({
  env,
  log,
  clock = { now: () => new Date() },
  poolSize,
  startWorker = startRealWorker,
}: Parts): Promise<Running> {
  const { connection, direct } = serviceConnection(name, env);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log);
  const callVerifier = createServiceCallVerifier({ to: name, callers: { agents: env.AGENTS_CALL_PUBLIC_KEY }, log });
  const database = await openDatabase(tables, { ...connection, ...(poolSize && { poolSize }) });
  const directory = await openDirectory(tables, connection);
  const unwatch = watchUsage(directory);
  const deps: Dependencies = { database, directory, clock, log };
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier,
    createContext: (actor) => createContext(deps, actor),
    routes(http) {
      addReservationRoute(http, deps, callVerifier);
      addExportRoute(http, deps, verifier);
    },
    port: env.USAGE_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    startWorker: () =>
      startWorker({ service: name, connection: direct, handlers: createHandlers(deps), recurring, graceMs, log }),
    graceMs,
    async close() {
      unwatch();
      await Promise.all([database.close(), directory.close()]);
    },
  });
}
