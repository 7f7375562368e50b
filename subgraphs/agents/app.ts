import { createReadiness, openDatabase, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { guardedFetch } from '@konstruct/kit/http';
import { createIdentityVerifier, createServiceCaller, tenantOf } from '@konstruct/kit/identity';
import { type Handler, startWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { opener, watchRing } from '@konstruct/kit/vault';
import { configuredHosts } from '@konstruct/providers';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import type { Context } from './context.ts';
import { receiveMessage } from './conversation/receive-message.job.ts';
import { renameContact } from './conversation/rename-contact.job.ts';
import { handleTenantBudgetChanged } from './waiting/waiting.ts';
import { waitingMessages } from './waiting/watch-waiting.ts';
import { retryWaiting } from './waiting/retry-waiting.job.ts';
import { database as declared } from './database.ts';
import { applyEntitlement } from './agent/apply-entitlement.job.ts';
import type { AgentsEnv } from './env.ts';
import { knowChannel } from './known/know-channel.job.ts';
import { knowKey } from './known/know-key.job.ts';
import { knowTenant } from './known/know-tenant.job.ts';
import { createLoaders } from './loaders.ts';
import { createResolvers } from './resolvers.ts';
import { answer } from './runtime/answer.job.ts';
import { usageBudgets } from './budget/budget.adapter.ts';
import { storedKeys } from './provider/key-store.adapter.ts';
import { createModel } from './model/call/model.adapter.ts';
import type { Model } from './model/model.port.ts';
import { configureProviders } from './provider/provider.ts';
import type { Runtime } from './runtime/runtime.ts';

const name = 'agents';

/** What the service is made of; tests replace parts. */
export interface Dependencies {
  readonly env: AgentsEnv;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly model?: Model;
}

/** Starts the service: its part of the graph, and the worker that answers. */
export async function startAgents({ env, log, clock = { now: () => new Date() }, model }: Dependencies): Promise<Running> {
  const { connection, direct } = serviceConnection(name, env);
  const providers = configureProviders(env);
  const call = createServiceCaller({ privateJwk: env.AGENTS_CALL_PRIVATE_KEY, from: name });
  const keys = storedKeys(env.KEYS_URL, call);
  const vault = opener(env.LLM_VAULT_KEYS);
  const database = await openDatabase(declared, connection);
  const runtime: Runtime = {
    database,
    clock,
    log,
    providers,
    keys,
    vault,
    budgets: usageBudgets(env.USAGE_URL, call),
    contactLimits: { answersPerHour: env.CONTACT_ANSWERS_PER_HOUR, usdPerDay: env.CONTACT_USD_PER_DAY },
    model:
      model ??
      createModel(
        guardedFetch({
          allowPrivateHosts: [...env.LLM_ALLOW_PRIVATE_HOSTS, ...configuredHosts([...providers.values()])],
          totalTimeoutMs: env.MODEL_TIMEOUT_MS,
          maxAnswerBytes: 4 * 1024 * 1024,
        }),
      ),
    modelTimeoutMs: env.MODEL_TIMEOUT_MS,
    quietWindowMs: env.QUIET_WINDOW_MS,
    answerPlaces: env.ANSWER_PLACES,
    retryUnitMs: env.RETRY_UNIT_MS,
  };
  const handlers: Handler[] = [
    answer(runtime),
    retryWaiting(database, { clock, retryUnitMs: env.RETRY_UNIT_MS }),
    receiveMessage(database, { clock, quietWindowMs: env.QUIET_WINDOW_MS }),
    renameContact(database),
    handleTenantBudgetChanged(database),
    applyEntitlement(database),
    knowTenant(database),
    knowKey(database),
    knowChannel(database),
  ];
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  const unwatchRing = watchRing({
    service: name,
    ringName: 'LLM_VAULT_KEYS',
    keyIds: vault.keyIds,
    count: () => keys.countByVaultKey(),
    log,
  });
  const verifier = createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log);
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers: createResolvers({ providers, keys, vault, log }),
    isAllowed,
    verifier,
    createContext(actor) {
      const em = database.forTenant(tenantOf(actor));
      return { actor, em, clock, loaders: createLoaders(em) };
    },
    port: env.AGENTS_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    startWorker: () => startWorker({ service: name, connection: direct, handlers, gauges: [waitingMessages], graceMs, log }),
    graceMs,
    async close() {
      await unwatchRing();
      await database.close();
    },
  });
}
