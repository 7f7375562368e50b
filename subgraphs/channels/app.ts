import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { createOpener, createSealer } from '@konstruct/kit/vault';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { watchTokens } from './channel/watch-tokens.ts';
import { type Context, createContext, type Dependencies } from './context.ts';
import { database as tables, vendorSecrets } from './database.ts';
import { type ChannelsEnv, offKindsOf } from './env.ts';
import { createAcceptOnce } from './inbox/accept-once.ts';
import { createBacklog } from './inbox/backlog.ts';
import { watchInbox } from './inbox/watch-inbox.ts';
import { createHandlers, recurring } from './jobs.ts';
import { openVendors } from './open-vendors.ts';
import { resolvers } from './resolvers.ts';

const name = 'channels';

/**
 * The share of the process's time that one company's messages may use. It is small: all messages enter here, from any
 * sender, so this share sets the pace of every later step.
 */
const partOfTime = 0.15;

/** What the service is started with; tests replace parts of it. */
export interface Parts {
  readonly env: ChannelsEnv;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Starts the service: its part of the graph, its vendors' routes, and the worker. */
export async function start({ env, log, clock = { now: () => new Date() } }: Parts): Promise<Running> {
  const deps = await openDependencies({ env, log, clock });
  const { database, directory, verifier, vendors } = deps;
  const unwatchInbox = watchInbox(directory);
  const unwatchTokens = watchTokens(deps, vendorSecrets);
  const { direct: connection } = serviceConnection(name, env);
  const handlers = createHandlers(deps);
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier,
    createContext: (actor) => createContext(deps, actor),
    async routes(http) {
      for (const vendor of Object.values(vendors.byKind)) await vendor.addRoutes(http, deps);
    },
    port: env.CHANNELS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    startWorker: () => startWorker({ service: name, connection, handlers, recurring, partOfTime, graceMs, log }),
    graceMs,
    async close() {
      unwatchInbox();
      await unwatchTokens();
      await Promise.all([database.close(), directory.close()]);
    },
  });
}

/** Opens the service's dependencies. The caller closes `database` and `directory` at the end. */
export async function openDependencies({ env, log, clock }: Required<Parts>): Promise<Dependencies> {
  // Comes before anything is opened: a key that does not match stops the start.
  const opener = createOpener(env.CHANNELS_VAULT_KEYS);
  const sealer = createSealer(env.CHANNELS_VAULT_PUBLIC_KEY);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log);
  const { connection } = serviceConnection(name, env);
  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const acceptOnce = createAcceptOnce({ directory, backlog: createBacklog(directory) });
  return {
    database,
    directory,
    clock,
    log,
    verifier,
    opener,
    sealer,
    off: offKindsOf(env),
    acceptOnce,
    vendors: openVendors(env),
  };
}
