import { type EntityManager, sql } from '@konstruct/kit/database';
import { monthOf } from './period.ts';

/**
 * Locks the budget that a run belongs to, making it where there is none: that of its reservation, or else of the month of `at`.
 * Budget first and reservation second is the order in which everybody locks, so that nobody waits in a circle.
 */
export async function lockBudget(
  tx: EntityManager,
  tenantId: string,
  { id, agentId, at }: { id: string; agentId: string; at: Date },
): Promise<void> {
  const period = sql`
coalesce((select period_start from usage.reservations where tenant_id = ${tenantId} and id = ${id}), ${monthOf(tenantId, at)})`;
  const lock = sql`
select from usage.budgets where tenant_id = ${tenantId} and agent_id = ${agentId} and period_start = ${period} for update`;
  const found = await tx.execute<object[]>(lock);
  if (found.length > 0) return;
  await tx.execute(sql`
insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
values (${tenantId}, ${agentId}, ${period}, 0, 0, now()) on conflict do nothing`);
  await tx.execute(lock);
}
