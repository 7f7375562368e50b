import { sql } from '@konstruct/kit/database';
import { tenantOf } from '@konstruct/kit/identity';
import { readThresholds } from '../budget/budget-settings.ts';
import { periodEndOf, readPeriod } from '../budget/period.ts';
import { readBudgetSnapshots } from '../budget/budget-snapshot.ts';
import type { EntityReference } from '@konstruct/kit/graph';
import { type Context, tenantContextOf } from '../context.ts';
import type { ReachedThreshold } from '../generated/resolvers.ts';
import { wholeCompany } from './budget-alert.entity.ts';

interface Row {
  subject_id: string;
  threshold: number;
  reached_at: Date;
  resolved_at: Date | null;
}

const readReached = (tenantId: string, periodStart: string) => sql`
select subject_id, threshold, reached_at, case when not is_open then resolved_at end as resolved_at
from usage.budget_alerts where tenant_id = ${tenantId} and period_start = ${periodStart}::date order by threshold`;

/** The budgets of the company and its employees in the current month, and what members were notified of. */
export async function showBudgetAlerts(ctx: Context, tenant: EntityReference) {
  if (tenantOf(ctx.actor) !== tenant.id) return null;
  const own = tenantContextOf(ctx);
  const periodStart = await readPeriod(own);
  const snapshots = await readBudgetSnapshots(own, { periodStart, thresholds: await readThresholds(own) });
  const rows = await ctx.em.execute<Row[]>(readReached(tenant.id, periodStart));
  return snapshots.map((snapshot) => ({
    ...snapshot,
    agent: snapshot.agentId === null ? null : { id: snapshot.agentId },
    periodStart,
    periodEnd: periodEndOf(periodStart),
    reached: rows.filter((row) => row.subject_id === (snapshot.agentId ?? wholeCompany)).map(reachedOf),
  }));
}

function reachedOf({ threshold, reached_at, resolved_at }: Row): ReachedThreshold {
  return { threshold, reachedAt: reached_at, resolvedAt: resolved_at };
}

/** The percentages at which members are notified. */
export async function showThresholds(ctx: Context, tenant: EntityReference): Promise<number[] | null> {
  return tenantOf(ctx.actor) === tenant.id ? [...(await readThresholds(tenantContextOf(ctx)))] : null;
}
