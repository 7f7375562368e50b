import { sql } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { Decimal } from 'decimal.js';
import { askForCheck } from '../alert/check-budgets.job.ts';
import { lockBudget } from '../budget/lock-budget.ts';
import { monthOf } from '../budget/period.ts';
import type { TenantContext } from '../context.ts';
import { recordEvent } from '../event/record-event.ts';
import type { PaidRun, SettledRun } from '../event/settled-run.ts';

interface SettledReservation {
  agent_id: string;
  /** The amount reserved for the run; null if there was no reservation. */
  amount_usd: string | null;
  period_start: string;
  /** The amount still held for the run. */
  held_usd: string;
  /** Counted as spent by the reaper, since no process had settled the run in time. */
  reaped_usd: string;
}

// A run without a reservation leaves a row too, so that a late reservation cannot hold anything. Returns no row if the
// run was settled before.
const settleReservation = (tenantId: string, { runId, agentId }: SettledRun, at: Date) => sql`
insert into usage.reservations as r (tenant_id, id, agent_id, period_start, amount_usd, reserved_at, settled_at, created_at)
values (${tenantId}, ${runId}, ${agentId}, ${monthOf(tenantId, at)}, 0, now(), now(), now())
on conflict (tenant_id, id) do update set settled_at = excluded.settled_at where r.settled_at is null
returning agent_id, period_start::text, case when reserved_at < settled_at then amount_usd::text end as amount_usd,
  (case when reaped_at is null then amount_usd else 0 end)::text as held_usd,
  (case when reaped_at is null then 0 else amount_usd end)::text as reaped_usd`;

const settleBudget = (
  tenantId: string,
  { agent_id, period_start, held_usd, reaped_usd }: SettledReservation,
  costUsd: string,
) => sql`
update usage.budgets set reserved_usd = reserved_usd - ${held_usd}::numeric,
  spent_usd = spent_usd + ${costUsd}::numeric(20,10) - ${reaped_usd}::numeric
where tenant_id = ${tenantId} and agent_id = ${agent_id} and period_start = ${period_start}::date`;

const unmeasured = { isMeasured: false, promptTokens: 0, completionTokens: 0, cachedTokens: 0 };

/**
 * A run costs at most what was reserved for it. A report above that is stored separately as reported, and its tokens
 * are not counted.
 */
function capped(run: PaidRun, amountUsd: string | null): PaidRun {
  if (amountUsd === null || new Decimal(run.costUsd).lte(amountUsd)) return run;
  const reported = run.reported ?? { tokens: run.promptTokens + run.completionTokens, costUsd: run.costUsd };
  return { ...run, ...unmeasured, costUsd: amountUsd, reported };
}

/**
 * Releases a run's reservation, adds its cost to the month of the reservation, and records it: once, however often the
 * event arrives. Returns what was recorded by this call, if anything.
 */
export async function settleRun(ctx: TenantContext, run: SettledRun): Promise<PaidRun | null> {
  const { tenantId, em } = ctx;
  const at = new Date(run.at);
  await lockBudget(ctx, { id: run.runId, agentId: run.agentId, at });
  const [settled] = await em.execute<SettledReservation[]>(settleReservation(tenantId, run, at));
  if (!settled) return null;
  const booked = run.outcome === 'released' ? null : capped(run, settled.amount_usd);
  await em.execute(settleBudget(tenantId, settled, booked?.costUsd ?? '0'));
  if (booked) await recordEvent(ctx, booked);
  await askForCheck(ctx, settled.period_start);
  await notifyClients(em, tenantId, 'usage');
  return booked;
}
