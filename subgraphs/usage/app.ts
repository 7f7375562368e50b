import { type Database, type Directory, createReadiness } from '@konstruct/kit/database';
import { startSubgraph } from '@konstruct/kit/graph';
import { type IdentityVerifier, type ServiceCallVerifier, tenantOf } from '@konstruct/kit/identity';
import type { Tasks } from '@konstruct/kit/jobs';
import type { Logger, Running } from '@konstruct/kit/process';
import { isAllowed } from '@konstruct/schema/permissions';
import { readSdl } from '@konstruct/schema/sdl';
import { acceptReservations } from './budget/accept-reservations.ts';
import { createBudgetLoader } from './budget/budget.loader.ts';
import { checkBudgetsTask } from './budget/check-budgets.job.ts';
import { knowAgentTask } from './budget/know-agent.job.ts';
import { reapReservationsTask } from './budget/reap-reservations.job.ts';
import { settleRunTask } from './budget/settle-run.job.ts';
import type { Clock, Context } from './context.ts';
import { exportUsage } from './export/export-route.ts';
import { resolvers } from './resolvers.ts';
import { knowTenantTask } from './tenant/know-tenant.job.ts';
import { createMessageUsageLoader } from './usage/message-usage.loader.ts';
import { makeMonthsTask, rollUpTask } from './usage/roll-up.job.ts';

export interface UsageDependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What the queue brings. */
export function createTasks({ database, directory }: UsageDependencies): Tasks {
  return {
    'usage.check_budgets': checkBudgetsTask(database),
    'usage.know_agent': knowAgentTask(database),
    'usage.know_tenant': knowTenantTask(database),
    'usage.make_months': makeMonthsTask(directory),
    'usage.reap_reservations': reapReservationsTask(database, directory),
    'usage.roll_up': rollUpTask(directory),
    'usage.settle_run': settleRunTask(database),
  };
}

/** Tasks that recur, with the pause between two runs in milliseconds. */
export const recurring = { 'usage.roll_up': 2000, 'usage.reap_reservations': 60_000, 'usage.make_months': 3_600_000 };

export interface UsageServer {
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
    isReady: createReadiness({ database, service: 'usage', directory: import.meta.dirname }),
  });
}
