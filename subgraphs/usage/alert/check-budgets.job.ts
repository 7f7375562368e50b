import { sql } from '@konstruct/kit/database';
import { enqueue, type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../context.ts';
import { checkBudgetsJob } from '../job-definitions.ts';
import { checkBudgets } from './check-budgets.ts';

const readLimited = (tenantId: string, periodStart: string) => sql`
select 1 where exists (select from usage.known_agents where tenant_id = ${tenantId} and monthly_budget_usd is not null)
  or exists (select from usage.budget_settings where tenant_id = ${tenantId} and monthly_limit_usd is not null)
  or exists (select from usage.budget_alerts where tenant_id = ${tenantId} and period_start = ${periodStart}::date and is_open)`;

/**
 * Schedules a check of a month's budgets once this transaction commits: only then is the sum known of what several
 * employees spend at the same time. One job covers many changes. Without a limit there is nothing to check.
 */
export async function askForCheck({ tenantId, em }: TenantContext, periodStart: string): Promise<void> {
  const limited = await em.execute<object[]>(readLimited(tenantId, periodStart));
  if (limited.length === 0) return;
  await enqueue(em, checkBudgetsJob, { tenantId, periodStart }, { key: `${tenantId} ${periodStart}` });
}

/** Runs after an amount was spent or rejected, or a limit changed. */
export function handleCheckBudgets(deps: Dependencies): Handler {
  return handleJob(checkBudgetsJob, async ({ tenantId, periodStart }) => {
    await inTransaction(createTenantContext(deps, tenantId), (tx) => checkBudgets(tx, periodStart));
  });
}
