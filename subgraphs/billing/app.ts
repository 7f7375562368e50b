import { createReadiness, openDatabase, openDirectory, serviceConnection } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { createIdentityVerifier } from '@konstruct/kit/identity';
import { startWorker } from '@konstruct/kit/jobs';
import type { Logger, Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { createContext } from './context.ts';
import { database as tables } from './database.ts';
import type { Dependencies } from './dependencies.ts';
import type { BillingEnv } from './env.ts';
import { createAcceptOnce } from './event/accept-once.ts';
import { createHandlers, recurring } from './jobs.ts';
import { createCatalogue } from './stripe/catalogue.ts';
import { createResolvers } from './resolvers.ts';
import { createStripe } from './stripe/stripe.adapter.ts';
import { addStripeWebhook } from './event/stripe.webhook.ts';
import { irregularCompanies } from './reading/watch-irregular.ts';

const dayMs = 86_400_000;

/** Puts the service together and starts it: graph, webhook and jobs. */
export async function startBilling(env: BillingEnv, log: Logger, now: () => Date = () => new Date()): Promise<Running> {
  const { connection, direct } = serviceConnection('billing', env);
  const payments = env.stripe && createStripe(env.stripe);
  const database = await openDatabase(tables, connection);
  const directory = await openDirectory(tables, connection);
  const deps: Dependencies = {
    ...{ database, directory, payments, now, log },
    catalogue: payments && createCatalogue(payments, now),
    fixedAgentQuota: env.BILLING_OFF_AGENT_QUOTA,
    graceMs: env.PAST_DUE_GRACE_DAYS * dayMs,
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
  };
  const graceMs = env.STOP_GRACE_SECONDS * 1000;
  return startSubgraph({
    name: 'billing',
    sdl: readSdl('billing'),
    resolvers: createResolvers(deps),
    isAllowed,
    verifier: createIdentityVerifier(env.IDENTITY_PUBLIC_KEY, 'billing', log),
    createContext: (actor) => createContext(database, actor),
    routes: async (routes) => {
      if (env.stripe) await addStripeWebhook(routes, { secrets: env.stripe.webhookSecrets, acceptOnce: createAcceptOnce(directory), now });
    },
    port: env.BILLING_PORT,
    host: env.HOST,
    log,
    readiness: createReadiness({ database, service: 'billing', directory: import.meta.dirname }),
    startWorker: () =>
      startWorker({
        service: 'billing',
        connection: direct,
        handlers: createHandlers(deps),
        recurring,
        gauges: [irregularCompanies],
        graceMs,
        log,
      }),
    graceMs,
    close: async () => void (await Promise.all([database.close(), directory.close()])),
  });
}
