import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import { monthOf } from './period.ts';

interface LockedRun {
  readonly id: string;
  readonly agentId: string;
  readonly at: Date;
}

/**
 * Locks the budget of a run, and creates it if there is none: the budget of the run's reservation, or else of the month
 * of `at`. Every transaction locks the budget first and the reservation second, so that there are no deadlocks.
 */
export async function lockBudget({ tenantId, em }: TenantContext, { id, agentId, at }: LockedRun): Promise<void> {
  const period = sql`
coalesce((select period_start from usage.reservations where tenant_id = ${tenantId} and id = ${id}), ${monthOf(tenantId, at)})`;
  const lock = sql`
select from usage.budgets where tenant_id = ${tenantId} and agent_id = ${agentId} and period_start = ${period} for update`;
  const found = await em.execute<object[]>(lock);
  if (found.length > 0) return;
  await em.execute(sql`
insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
values (${tenantId}, ${agentId}, ${period}, 0, 0, now()) on conflict do nothing`);
  await em.execute(lock);
}
