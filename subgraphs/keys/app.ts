import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { guardedFetch } from '@konstruct/kit/http';
import { createIdentityVerifier, createServiceCallVerifier } from '@konstruct/kit/identity';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { createFingerprinter, createSealer } from '@konstruct/kit/vault';
import { configuredHosts } from '@konstruct/providers';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { type Context, createContext, type Dependencies } from './context.ts';
import { database as tables } from './database.ts';
import type { Env } from './env.ts';
import { addSealedKeyRoutes } from './llm-key/sealed-key-route.ts';
import { createCatalogue } from './provider/catalogue.ts';
import { createKeyCheck } from './provider/key-check.adapter.ts';
import { resolvers } from './resolvers.ts';

const name = 'keys';

/** What the service starts with; tests override parts of it. */
export interface Parts {
  readonly env: Env;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Starts the service: its part of the graph, and the routes that give sealed keys to the agents' runtime. */
export async function start({ env, log, clock = { now: () => new Date() } }: Parts): Promise<Running> {
  const { connection } = serviceConnection(name, env);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log);
  const callVerifier = createServiceCallVerifier({ to: name, callers: { agents: env.AGENTS_CALL_PUBLIC_KEY }, log });
  const adapters = createAdapters(env);
  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, { ...connection, poolSize: 1 });
  const deps: Dependencies = { database, directory, clock, ...adapters };
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier,
    createContext: (actor) => createContext(deps, actor),
    routes: (http) => addSealedKeyRoutes(http, deps, callVerifier),
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    graceMs: env.STOP_GRACE_SECONDS * 1000,
    close: async () => void (await Promise.all([database.close(), directory.close()])),
    port: env.KEYS_PORT,
    host: env.HOST,
    log,
  });
}

function createAdapters(env: Env): Omit<Dependencies, 'database' | 'directory' | 'clock'> {
  const guard = { allowPrivateHosts: env.LLM_ALLOW_PRIVATE_HOSTS };
  const limits = { totalTimeoutMs: 10_000, maxAnswerBytes: 1024 * 1024 };
  const catalogue = createCatalogue(env);
  return {
    catalogue,
    keyCheck: createKeyCheck({
      // The configuration of a provider admits its address for platform calls. That does not admit the same address
      // when a tenant names it.
      platformFetch: guardedFetch({
        ...limits,
        allowPrivateHosts: [...env.LLM_ALLOW_PRIVATE_HOSTS, ...configuredHosts(catalogue.providers)],
      }),
      tenantFetch: guardedFetch({ ...limits, ...guard }),
    }),
    sealer: createSealer(env.LLM_VAULT_PUBLIC_KEY),
    fingerprint: createFingerprinter(env.LLM_FINGERPRINT_SECRET),
    guard,
  };
}
