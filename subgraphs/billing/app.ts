import { type Connection, openDatabase } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import { createLogger, type Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { createContext } from './context.ts';
import { database as definition } from './database.ts';
import type { Env } from './env.ts';
import { resolvers } from './resolvers.ts';
import { foundTenant } from './subscription/found-tenant.job.ts';

/** Puts the service together and starts it. */
export async function startApp(env: Env): Promise<Running> {
  const log = createLogger({ name: 'billing', level: env.LOG_LEVEL });
  const connection: Connection = { databaseUrl: env.DATABASE_URL, platformSecret: env.PLATFORM_SECRET };
  const direct: Connection = { ...connection, databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL };
  const database = await openDatabase(definition, connection);
  const worker = await startWorker({
    service: 'billing',
    connection: direct,
    tasks: { 'billing.found_tenant': foundTenant(database) },
    concurrency: 4,
    log,
  });
  const subgraph = await startSubgraph({
    name: 'billing',
    sdl: readSdl('billing'),
    resolvers,
    isAllowed,
    verifier: createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'billing'),
    createContext: (actor) => createContext(database, actor),
    port: env.BILLING_PORT,
    host: env.HOST,
    log,
    isReady: async () => (await database.forTenant(null).execute<object[]>('select 1 as ready')).length === 1,
  });
  return {
    ...subgraph,
    async stop() {
      await subgraph.stop();
      await worker.stop();
      await database.close();
    },
  };
}
