import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Clock, Logger, Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { type Context, createContext, type Dependencies } from './context.ts';
import { database as tables } from './database.ts';
import type { BillingEnv } from './env.ts';
import { addStripeWebhook } from './event/stripe.webhook.ts';
import { createHandlers, recurring } from './jobs.ts';
import { createCatalogue } from './plan/catalogue.ts';
import { irregularCompanies } from './reading/watch-irregular.ts';
import { resolvers } from './resolvers.ts';
import { createStripe } from './stripe/stripe.adapter.ts';

const name = 'billing';
const dayMs = 86_400_000;

/** What the service starts with; tests override parts of it. */
export interface Parts {
  readonly env: BillingEnv;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Starts the service: its part of the graph, Stripe's webhook and the worker. */
export async function start({ env, log, clock = { now: () => new Date() } }: Parts): Promise<Running> {
  const { connection, direct } = serviceConnection(name, env);
  const payments = env.stripe && createStripe(env.stripe);
  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const deps: Dependencies = {
    ...{ database, directory, payments, clock, log },
    catalogue: payments && createCatalogue(payments, clock),
    fixedAgentQuota: env.BILLING_OFF_AGENT_QUOTA,
    graceMs: env.PAST_DUE_GRACE_DAYS * dayMs,
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
  };
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  const worker = { service: name, connection: direct, recurring, gauges: [irregularCompanies], graceMs, log };
  return startSubgraph<Context>({
    name,
    sdl: readSdl(name),
    resolvers,
    isAllowed,
    verifier: createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, name, log),
    createContext: (actor) => createContext(deps, actor),
    async routes(http) {
      if (env.stripe) await addStripeWebhook(http, deps, env.stripe.webhookSecrets);
    },
    port: env.BILLING_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: name, directory: import.meta.dirname }),
    startWorker: () => startWorker({ ...worker, handlers: createHandlers(deps) }),
    graceMs,
    async close() {
      await Promise.all([database.close(), directory.close()]);
    },
  });
}
