import type { EntityManager } from '@konstruct/kit/database';
import { tellLive } from '@konstruct/kit/live';
import { askForCheck } from './check-budgets.job.ts';
import { lockBudget } from './lock-budget.ts';

export interface OverdueReservation {
  readonly tenant_id: string;
  readonly id: string;
  readonly agent_id: string;
}

const reapReservationRow = `
update usage.reservations set reaped_at = now() where tenant_id = ? and id = ? and settled_at is null and reaped_at is null
returning agent_id, period_start::text, amount_usd::text`;

const moveToSpent = `
update usage.budgets set reserved_usd = reserved_usd - ?::numeric, spent_usd = spent_usd + ?::numeric
where tenant_id = ? and agent_id = ? and period_start = ?::date`;

/**
 * Counts what is held for a run as spent, since the call may have been paid and nobody said so. No event is recorded: what was
 * called is not known here. When the run is settled after all, its real cost takes the place of this one.
 */
export async function reapReservation(
  tx: EntityManager,
  { tenant_id: tenantId, id, agent_id: agentId }: OverdueReservation,
): Promise<void> {
  await lockBudget(tx, tenantId, { id, agentId, at: new Date() });
  const rows = await tx.execute<{ agent_id: string; period_start: string; amount_usd: string }[]>(reapReservationRow, [tenantId, id]);
  for (const { agent_id, period_start, amount_usd } of rows) {
    await tx.execute(moveToSpent, [amount_usd, amount_usd, tenantId, agent_id, period_start]);
    await askForCheck(tx, tenantId, period_start);
    await tellLive(tx, tenantId, 'usage');
  }
}
