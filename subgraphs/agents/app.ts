import { createReadiness, openDatabase, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { guardedFetch } from '@konstruct/kit/http';
import { createIdentityVerifier, createServiceCaller } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { createOpener, watchRing } from '@konstruct/kit/vault';
import { configuredHosts } from '@konstruct/providers';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { createBudgets } from './budget/budget.adapter.ts';
import { type Context, createContext, type Dependencies } from './context.ts';
import { database as tables } from './database.ts';
import type { AgentsEnv } from './env.ts';
import { createHandlers, recurring } from './jobs.ts';
import { createModel } from './model/call/model.adapter.ts';
import type { Model } from './model/model.port.ts';
import { createKeyStore } from './provider/key-store.adapter.ts';
import { createProviders, type Providers } from './provider/provider.ts';
import { resolvers } from './resolvers.ts';
import { waitingMessages } from './waiting/watch-waiting.ts';

const name = 'agents';

/** What the service starts with; tests replace parts of it. */
export interface Parts {
  readonly env: AgentsEnv;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly model?: Model;
}

/** Starts the service: its part of the graph, and the worker that writes answers. */
export async function start({ env, log, clock = { now: () => new Date() }, model }: Parts): Promise<Running> {
  const { direct } = serviceConnection(name, env);
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log);
  const deps = await openDependencies({ env, log, clock, ...(model && { model }) });
  const { database, keys, vault } = deps;
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  const unwatchRing = watchRing({
    service: name,
    ringName: 'LLM_VAULT_KEYS',
    keyIds: vault.keyIds,
    count: () => keys.countByVaultKey(),
    log,
  });
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier,
    createContext: (actor) => createContext(deps, actor),
    port: env.AGENTS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    startWorker: () =>
      startWorker({
        service: name,
        connection: direct,
        handlers: createHandlers(deps),
        recurring,
        gauges: [waitingMessages],
        graceMs,
        log,
      }),
    graceMs,
    async close() {
      await unwatchRing();
      await database.close();
    },
  });
}

/** Creates the adapters and opens the database. The caller must close the database. */
export async function openDependencies({
  env,
  log,
  clock,
  model,
}: Parts & { readonly clock: Clock }): Promise<Dependencies> {
  const { connection } = serviceConnection(name, env);
  const providers = createProviders(env);
  const call = createServiceCaller({ privateJwk: env.AGENTS_CALL_PRIVATE_KEY, from: name });
  return {
    clock,
    log,
    providers,
    budgets: createBudgets(env.USAGE_URL, call),
    keys: createKeyStore(env.KEYS_URL, call),
    vault: createOpener(env.LLM_VAULT_KEYS),
    model: model ?? modelOf(env, providers, clock),
    contactLimits: { answersPerHour: env.CONTACT_ANSWERS_PER_HOUR, usdPerDay: env.CONTACT_USD_PER_DAY },
    modelTimeoutMs: env.MODEL_TIMEOUT_MS,
    quietWindowMs: env.QUIET_WINDOW_MS,
    answerPlaces: env.ANSWER_PLACES,
    retryUnitMs: env.RETRY_UNIT_MS,
    // Opened last: if another line throws, no connection stays open.
    database: await openDatabase(tables, connection),
  };
}

function modelOf(env: AgentsEnv, providers: Providers, clock: Clock): Model {
  return createModel(
    guardedFetch({
      allowPrivateHosts: [...env.LLM_ALLOW_PRIVATE_HOSTS, ...configuredHosts([...providers.values()])],
      totalTimeoutMs: env.MODEL_TIMEOUT_MS,
      maxAnswerBytes: 4 * 1024 * 1024,
    }),
    clock,
  );
}
