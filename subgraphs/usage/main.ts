import { openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { createIdentityVerifier, createServiceCallVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import { createLogger, type StartService } from '@konstruct/kit/process';
import { createHandlers, recurring, startUsage } from './app.ts';
import { database as tables } from './database.ts';
import { readUsageEnv } from './env.ts';
import { watchUsage } from './rollup/watch-usage.ts';

/** Starts the service: the graph's usage fields, the reservations' door and the worker. */
export const start: StartService = async (source) => {
  const env = readUsageEnv(source);
  const log = createLogger({ name: 'usage', level: env.LOG_LEVEL });
  const { connection, direct } = serviceConnection('usage', env);
  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const unwatch = watchUsage(directory);
  const dependencies = { database, directory, clock: { now: () => new Date() } };

  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startUsage(dependencies, {
    verifier: createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'usage', log),
    callVerifier: createServiceCallVerifier({ to: 'usage', callers: { agents: env.AGENTS_CALL_PUBLIC_KEY }, log }),
    port: env.USAGE_PORT,
    host: env.HOST,
    log,
    startWorker: () =>
      startWorker({
        service: 'usage',
        connection: direct,
        handlers: createHandlers(dependencies, log),
        recurring,
        graceMs,
        log,
      }),
    graceMs,
    async close() {
      unwatch();
      await Promise.all([database.close(), directory.close()]);
    },
  });
};
