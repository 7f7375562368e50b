import { openDatabase, openDirectory } from '@konstruct/kit/database';
import { createIdentityVerifier, createServiceCallVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import { createLogger, type StartService } from '@konstruct/kit/process';
import { createHandlers, recurring, startUsage } from './app.ts';
import { database as tables } from './database.ts';
import { readUsageEnv } from './env.ts';

/** Starts the service: the graph's usage fields, the reservations' door and the worker. */
export const start: StartService = async (source) => {
  const env = readUsageEnv(source);
  const log = createLogger({ name: 'usage', level: env.LOG_LEVEL });
  const connection = { databaseUrl: env.DATABASE_URL, platformSecret: env.PLATFORM_SECRET };
  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const dependencies = { database, directory, clock: { now: () => new Date() } };

  const worker = await startWorker({
    service: 'usage',
    connection: { ...connection, databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL },
    handlers: createHandlers(dependencies, log),
    recurring,
    log,
  });
  const running = await startUsage(dependencies, {
    verifier: createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'usage'),
    callVerifier: createServiceCallVerifier({ secret: env.SERVICE_CALL_SECRET, to: 'usage' }),
    port: env.USAGE_PORT,
    host: env.HOST,
    log,
    isWorking: () => worker.isWorking(),
  });
  return {
    ...running,
    async stop() {
      await running.stop();
      await worker.stop();
      await database.close();
      await directory.close();
    },
  };
};
