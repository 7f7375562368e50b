import { sql } from '@konstruct/kit/database';
import { type Handler, handleMessage } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { agentUpdated } from '@konstruct/schema/messages';
import type { z } from 'zod';
import { askForCheck } from '../alert/check-budgets.job.ts';
import { readPeriod } from '../budget/period.ts';
import type { Dependencies, TenantContext } from '../context.ts';

type UpdatedAgent = z.output<typeof agentUpdated.schema>;

// Budgets read the limit from here, so that a new one holds at once, in the month that runs.
const learnAgent = (tenantId: string, { agentId, name, version, monthlyBudgetUsd }: UpdatedAgent) => sql`
insert into usage.known_agents as known (tenant_id, id, name, version, monthly_budget_usd, created_at)
values (${tenantId}, ${agentId}, ${name}, ${version}, ${monthlyBudgetUsd}::numeric(20,10), now())
on conflict (tenant_id, id) do update
set name = excluded.name, version = excluded.version, monthly_budget_usd = excluded.monthly_budget_usd
where known.version < excluded.version`;

/** Learns of an employee, or of its newer version. */
export async function knowAgent(ctx: TenantContext, agent: UpdatedAgent): Promise<void> {
  const { tenantId, em } = ctx;
  await em.execute(learnAgent(tenantId, agent));
  await askForCheck(ctx, await readPeriod(ctx));
  await notifyClients(em, tenantId, 'usage');
}

/** An employee was made or changed. */
export function handleAgentUpdated({ database, clock }: Dependencies): Handler {
  return handleMessage(database, agentUpdated, 'usage', (em, agent, { tenantId }) => knowAgent({ tenantId, em, clock }, agent));
}
