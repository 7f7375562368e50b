import type { Handler, Recurring } from '@konstruct/kit/jobs';
import { handleCheckBudgets } from './alert/check-budgets.job.ts';
import type { Dependencies } from './context.ts';
import { makeMonthsJob, reapReservationsJob, rollUpJob } from './job-definitions.ts';
import { handleAgentUpdated } from './limit/apply-agent-update.job.ts';
import { handleReapReservations } from './reservation/reap-reservations.job.ts';
import { handleRunEnded } from './reservation/settle-run.job.ts';
import { handleMakeMonths, handleRollUp } from './rollup/roll-up.job.ts';
import { handleTenantUpdated } from './tenant/apply-tenant-update.job.ts';

/** The handlers of the service's jobs and messages. */
export function createHandlers(deps: Dependencies): Handler[] {
  return [
    handleCheckBudgets(deps),
    handleAgentUpdated(deps),
    handleTenantUpdated(deps),
    handleMakeMonths(deps),
    handleReapReservations(deps),
    handleRollUp(deps),
    handleRunEnded(deps),
  ];
}

/** The recurring jobs, with the pause between two runs. */
export const recurring: readonly Recurring[] = [
  { job: rollUpJob, everyMs: 2_000 },
  { job: reapReservationsJob, everyMs: 60_000 },
  { job: makeMonthsJob, everyMs: 3_600_000 },
];
