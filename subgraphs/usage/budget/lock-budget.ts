import type { EntityManager } from '@konstruct/kit/database';
import { atOf, periodAt } from './period.ts';

/**
 * Locks the budget that a run belongs to, making it where there is none: that of its reservation, or else of the month of `at`.
 * Budget first and reservation second is the order in which everybody locks, so that nobody waits in a circle.
 */
export async function lockBudget(tx: EntityManager, tenantId: string, run: { id: string; agentId: string; at: Date }): Promise<void> {
  const period = `coalesce((select period_start from usage.reservations where tenant_id = ? and id = ?), ${periodAt})`;
  const periodValues = [tenantId, run.id, ...atOf(run.at, tenantId)];
  const lock = `select from usage.budgets where tenant_id = ? and agent_id = ? and period_start = ${period} for update`;
  const found = await tx.execute<object[]>(lock, [tenantId, run.agentId, ...periodValues]);
  if (found.length > 0) return;
  await tx.execute(
    `insert into usage.budgets (tenant_id, agent_id, period_start, spent_usd, reserved_usd, created_at)
     values (?, ?, ${period}, 0, 0, now()) on conflict do nothing`,
    [tenantId, run.agentId, ...periodValues],
  );
  await tx.execute(lock, [tenantId, run.agentId, ...periodValues]);
}
