import { sql } from '@konstruct/kit/database';
import { type Handler, handleMessage, publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { agentBudgetChanged, agentUpdated } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { askForCheck } from '../alert/check-budgets.job.ts';
import { readPeriod } from '../budget/period.ts';
import { createTenantContext, type Dependencies, type TenantContext } from '../context.ts';

type UpdatedAgent = z.output<typeof agentUpdated.schema>;

interface Limit {
  limit_usd: string | null;
}

const lockLimit = (tenantId: string, agentId: string) => sql`
select monthly_budget_usd::text as limit_usd from usage.known_agents where tenant_id = ${tenantId} and id = ${agentId} for update`;

// Budgets read the limit from this table, so a new limit applies at once, in the current month.
const upsertAgent = (tenantId: string, { agentId, name, version, monthlyBudgetUsd }: UpdatedAgent) => sql`
insert into usage.known_agents as known (tenant_id, id, name, version, monthly_budget_usd, created_at)
values (${tenantId}, ${agentId}, ${name}, ${version}, ${monthlyBudgetUsd}::numeric(20,10), now())
on conflict (tenant_id, id) do update
set name = excluded.name, version = excluded.version, monthly_budget_usd = excluded.monthly_budget_usd
where known.version < excluded.version
returning monthly_budget_usd::text as limit_usd`;

/**
 * Applies a new employee, or a newer version of one. If its limit differs, agents is notified: the event is published
 * in the same transaction.
 */
export async function applyAgentUpdate(ctx: TenantContext, agent: UpdatedAgent): Promise<void> {
  const { tenantId, em } = ctx;
  const [before] = await em.execute<Limit[]>(lockLimit(tenantId, agent.agentId));
  const [applied] = await em.execute<Limit[]>(upsertAgent(tenantId, agent));
  // A later version that finds no row may have waited for the first version's transaction, which applied its limit for
  // a moment.
  const isOtherLimit = before ? before.limit_usd !== applied?.limit_usd : agent.version > 1;
  if (applied && isOtherLimit) await publish(em, agentBudgetChanged, tenantId, { agentId: agent.agentId });
  await askForCheck(ctx, await readPeriod(ctx));
  await notifyClients(em, tenantId, 'usage');
}

/** An employee was created or changed. */
export function handleAgentUpdated(deps: Dependencies): Handler {
  return handleMessage(deps.database, agentUpdated, 'usage', (em, agent, { tenantId }) =>
    applyAgentUpdate(createTenantContext(deps, tenantId, em), agent),
  );
}
