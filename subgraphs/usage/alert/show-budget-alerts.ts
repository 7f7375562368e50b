import { sql } from '@konstruct/kit/database';
import type { Context, EntityReference } from '../context.ts';
import type { ReachedThreshold } from '../generated/resolvers.ts';
import { wholeCompany } from './budget-alert.entity.ts';
import { readThresholds } from '../budget/budget-settings.ts';
import { periodEndOf, readPeriod } from '../budget/period.ts';
import { readStandings } from '../budget/standing.ts';

interface Row {
  subject_id: string;
  threshold: number;
  reached_at: Date;
  resolved_at: Date | null;
}

const readReached = (tenantId: string, periodStart: string) => sql`
select subject_id, threshold, reached_at, case when not is_open then resolved_at end as resolved_at
from usage.budget_alerts where tenant_id = ${tenantId} and period_start = ${periodStart}::date order by threshold`;

/** How the company and its employees stand in the month that runs, and what members were told. */
export async function showBudgetAlerts({ em, actor, clock }: Context, tenant: EntityReference) {
  if (actor.kind === 'anonymous' || actor.tenantId !== tenant.id) return null;
  const periodStart = await readPeriod(em, tenant.id, clock.now());
  const thresholds = await readThresholds(em, tenant.id);
  const standings = await readStandings(em, tenant.id, periodStart, thresholds);
  const rows = await em.execute<Row[]>(readReached(tenant.id, periodStart));
  return standings.map((standing) => ({
    ...standing,
    agent: standing.agentId === null ? null : { id: standing.agentId },
    periodStart,
    periodEnd: periodEndOf(periodStart),
    reached: rows.filter((row) => row.subject_id === (standing.agentId ?? wholeCompany)).map(reachedOf),
  }));
}

function reachedOf({ threshold, reached_at, resolved_at }: Row): ReachedThreshold {
  return { threshold, reachedAt: reached_at, resolvedAt: resolved_at };
}

/** At which percentages members are told. */
export async function showThresholds({ em, actor }: Context, tenant: EntityReference): Promise<number[] | null> {
  if (actor.kind === 'anonymous' || actor.tenantId !== tenant.id) return null;
  return [...(await readThresholds(em, tenant.id))];
}
