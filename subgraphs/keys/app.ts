import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { guardedFetch } from '@konstruct/kit/http';
import { createIdentityVerifier, createServiceCallVerifier, tenantOf } from '@konstruct/kit/identity';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { fingerprinter, sealer } from '@konstruct/kit/vault';
import { configuredHosts } from '@konstruct/providers';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import type { Context } from './context.ts';
import { database as declaration } from './database.ts';
import type { Env } from './env.ts';
import { llmKeyLoader } from './llm-key/llm-key.loader.ts';
import { sealedKeyRoute } from './llm-key/sealed-key-route.ts';
import { createCatalogue } from './provider/catalogue.ts';
import { createKeyCheck } from './provider/key-check.adapter.ts';
import { createResolvers } from './resolvers.ts';

const name = 'keys';

export interface Dependencies {
  readonly env: Env;
  readonly log: Logger;
  readonly clock: Clock;
}

/** The keys service: the graph, and the route that gives sealed keys to the agents' runtime. */
export async function startKeys({ env, log, clock }: Dependencies): Promise<Running> {
  const guard = { allowPrivateHosts: env.LLM_ALLOW_PRIVATE_HOSTS };
  const limits = { totalTimeoutMs: 10_000, maxAnswerBytes: 1024 * 1024 };
  const catalogue = createCatalogue(env);
  const resolvers = createResolvers({
    catalogue,
    keyCheck: createKeyCheck({
      // Whoever configures a provider admits its address; a tenant that names the same address does not get there by that.
      platformFetch: guardedFetch({
        ...limits,
        allowPrivateHosts: [...env.LLM_ALLOW_PRIVATE_HOSTS, ...configuredHosts(catalogue.providers)],
      }),
      tenantFetch: guardedFetch({ ...limits, ...guard }),
    }),
    sealer: sealer(env.LLM_VAULT_PUBLIC_KEY),
    fingerprint: fingerprinter(env.LLM_FINGERPRINT_SECRET),
    guard,
  });
  const { connection } = serviceConnection(name, env);
  const database = await openDatabase(declaration, connection);
  const directory = await openDirectory(declaration, { ...connection, poolSize: 1 });
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier: createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log),
    createContext(actor) {
      const em = database.forTenant(tenantOf(actor));
      return { actor, em, loaders: { llmKey: llmKeyLoader(em) }, clock };
    },
    routes: sealedKeyRoute(
      { database, directory },
      createServiceCallVerifier({ to: name, callers: { agents: env.AGENTS_CALL_PUBLIC_KEY }, log }),
    ),
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    graceMs: env.STOP_GRACE_SECONDS * 1000,
    close: async () => void (await Promise.all([database.close(), directory.close()])),
    port: env.KEYS_PORT,
    host: env.HOST,
    log,
  });
}
