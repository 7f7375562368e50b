import { type Database, type Directory, createReadiness } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { type IdentityVerifier, type ServiceCallVerifier, tenantOf } from '@konstruct/kit/identity';
import type { Handler, Recurring } from '@konstruct/kit/jobs';
import type { Logger, Running, StoppableWorker } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { acceptReservations } from './reservation/accept-reservations.ts';
import { createBudgetLoader } from './budget/budget.loader.ts';
import { handleCheckBudgets } from './alert/check-budgets.job.ts';
import { handleAgentUpdated } from './limit/know-agent.job.ts';
import { handleReapReservations } from './reservation/reap-reservations.job.ts';
import { handleRunEnded } from './reservation/settle-run.job.ts';
import type { Clock, Context } from './context.ts';
import { exportUsage } from './export/export-route.ts';
import { makeMonthsJob, reapReservationsJob, rollUpJob } from './job-definitions.ts';
import { resolvers } from './resolvers.ts';
import { handleTenantUpdated } from './tenant/know-tenant.job.ts';
import { createMessageUsageLoader } from './usage/message-usage.loader.ts';
import { handleMakeMonths, handleRollUp } from './rollup/roll-up.job.ts';

export interface UsageDependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What the queue brings. */
export function createHandlers({ database, directory }: UsageDependencies, log: Logger): Handler[] {
  return [
    handleCheckBudgets(database),
    handleAgentUpdated(database),
    handleTenantUpdated(database),
    handleMakeMonths(directory),
    handleReapReservations(database, directory),
    handleRollUp(directory),
    handleRunEnded(database, log),
  ];
}

/** What recurs, with the pause between two runs. */
export const recurring: readonly Recurring[] = [
  { job: rollUpJob, everyMs: 2_000 },
  { job: reapReservationsJob, everyMs: 60_000 },
  { job: makeMonthsJob, everyMs: 3_600_000 },
];

export interface UsageServer {
  startWorker(): Promise<StoppableWorker>;
  readonly graceMs: number;
  /** Closes what ends last: pools. */
  close(): Promise<void>;
  readonly verifier: IdentityVerifier;
  readonly callVerifier: ServiceCallVerifier;
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
}

/** What the gateway and the other services ask. */
export function startUsage({ database, clock }: UsageDependencies, { callVerifier, ...server }: UsageServer): Promise<Running> {
  return startSubgraph<Context>({
    ...server,
    name: 'usage',
    sdl: readSdl('usage'),
    resolvers,
    isAllowed,
    createContext(actor) {
      const tenantId = tenantOf(actor);
      const em = database.forTenant(tenantId);
      const loaders = {
        budget: createBudgetLoader(em, tenantId, clock.now),
        messageUsage: createMessageUsageLoader(em, tenantId),
      };
      return { actor, em, loaders, clock };
    },
    routes(http) {
      acceptReservations(http, { database, verifier: callVerifier, clock });
      exportUsage(http, { database, verifier: server.verifier, clock });
    },
    readiness: createReadiness({ database, service: 'usage', directory: import.meta.dirname }),
  });
}
