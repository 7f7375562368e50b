import { sql } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { askForCheck } from '../alert/check-budgets.job.ts';
import { lockBudget } from '../budget/lock-budget.ts';
import type { TenantContext } from '../context.ts';

export interface OverdueReservation {
  readonly tenant_id: string;
  readonly id: string;
  readonly agent_id: string;
}

interface ReapedReservation {
  agent_id: string;
  period_start: string;
  amount_usd: string;
}

const reapReservationRow = (tenantId: string, id: string) => sql`
update usage.reservations set reaped_at = now()
where tenant_id = ${tenantId} and id = ${id} and settled_at is null and reaped_at is null
returning agent_id, period_start::text, amount_usd::text`;

const moveToSpent = (tenantId: string, { agent_id, period_start, amount_usd }: ReapedReservation) => sql`
update usage.budgets set reserved_usd = reserved_usd - ${amount_usd}::numeric, spent_usd = spent_usd + ${amount_usd}::numeric
where tenant_id = ${tenantId} and agent_id = ${agent_id} and period_start = ${period_start}::date`;

/**
 * Counts a run's reservation as spent, since the call may have been paid for and no process has settled it. No event is
 * recorded: the called model is not known here. If the run is settled later, its real cost replaces this amount.
 */
export async function reapReservation(
  ctx: TenantContext,
  { id, agent_id: agentId }: OverdueReservation,
): Promise<void> {
  const { tenantId, em } = ctx;
  await lockBudget(ctx, { id, agentId, at: ctx.clock.now() });
  const rows = await em.execute<ReapedReservation[]>(reapReservationRow(tenantId, id));
  for (const reaped of rows) {
    await em.execute(moveToSpent(tenantId, reaped));
    await askForCheck(ctx, reaped.period_start);
    await notifyClients(em, tenantId, 'usage');
  }
}
