import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier, tenantOf } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { opener as createOpener, sealer as createSealer } from '@konstruct/kit/vault';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { createIsUnopened } from './channel/unopened-access.ts';
import { watchTokens } from './channel/watch-tokens.ts';
import { type Context, createLoaders } from './context.ts';
import { database as tables, vendorSecrets } from './database.ts';
import { type ChannelsEnv, offKindsOf } from './env.ts';
import { createAcceptOnce } from './inbox/accept-once.ts';
import { createBacklog } from './inbox/backlog.ts';
import { watchInbox } from './inbox/watch-inbox.ts';
import { createHandlers, recurring } from './jobs.ts';
import { openVendors } from './open-vendors.ts';
import { createResolvers } from './resolvers.ts';

const systemClock: Clock = { now: () => new Date() };

/**
 * How much of the process one company's messages may keep busy. Its part is small, since anybody's flood comes in here, and with it
 * the pace of all that follows is set.
 */
const partOfTime = 0.15;

/** Puts the service together and starts it: graph, webhook, callback and jobs. */
export async function startChannels(env: ChannelsEnv, log: Logger, clock: Clock = systemClock): Promise<Running> {
  const { connection } = serviceConnection('channels', env);
  // Before anything is opened: a key that does not fit stops the start.
  const opener = createOpener(env.CHANNELS_VAULT_KEYS);
  const sealer = createSealer(env.CHANNELS_VAULT_PUBLIC_KEY);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'channels', log);
  const off = offKindsOf(env);
  const now = () => clock.now();

  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const unwatchInbox = watchInbox(directory);
  const vendors = openVendors(env, { database, directory, opener, sealer, verifier, now, log });
  const unwatchTokens = watchTokens({ database, directory, opener, vendorSecrets, log });
  const handlers = createHandlers({ database, directory, vendors, opener, off, now, log });
  const direct = { ...connection, databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL };
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph<Context>({
    name: 'channels',
    sdl: readSdl('channels'),
    resolvers: createResolvers({ off, isUnopened: createIsUnopened(opener, vendors.secrets), vendors }),
    isAllowed,
    verifier,
    createContext: (actor) => {
      const em = database.forTenant(tenantOf(actor));
      return { actor, em, loaders: createLoaders(em), clock };
    },
    routes: async (routes) => {
      const acceptOnce = createAcceptOnce({ directory, backlog: createBacklog(directory) });
      for (const vendor of Object.values(vendors.byKind)) await vendor.addRoutes(routes, acceptOnce);
    },
    port: env.CHANNELS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: 'channels', directory: import.meta.dirname }),
    startWorker: () => startWorker({ service: 'channels', connection: direct, handlers, recurring, partOfTime, graceMs, log }),
    graceMs,
    async close() {
      unwatchInbox();
      await unwatchTokens();
      await Promise.all([database.close(), directory.close()]);
    },
  });
}
