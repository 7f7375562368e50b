import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import type { BudgetStatus } from '../generated/resolvers.ts';
import { budgetStatus, isUsedUp } from './budget-status.ts';

/** The budget of the company as a whole, or of one employee, in a month. */
export interface BudgetSnapshot {
  /** Null: the company as a whole. */
  readonly agentId: string | null;
  readonly name: string | null;
  readonly currentUsd: string;
  readonly reservedUsd: string;
  readonly limitUsd: string | null;
  readonly percentage: number | null;
  readonly status: BudgetStatus;
  /** Whether a requested answer does not fit. */
  readonly isUsedUp: boolean;
}

interface Row {
  agent_id: string | null;
  name: string | null;
  limit_usd: string | null;
  spent_usd: string;
  reserved_usd: string;
  refused_usd: string | null;
}

// The company's spending is the sum of its employees' months, so the two cannot differ.
const readRows = (tenantId: string, periodStart: string) => sql`
with months as (select * from usage.budgets where tenant_id = ${tenantId} and period_start = ${periodStart}::date)
select null::uuid as agent_id, null as name,
  (select monthly_limit_usd::text from usage.budget_settings where tenant_id = ${tenantId}) as limit_usd,
  coalesce(sum(spent_usd), 0::numeric(20,10))::text as spent_usd,
  coalesce(sum(reserved_usd), 0::numeric(20,10))::text as reserved_usd, min(company_refused_usd)::text as refused_usd
from months
union all
select a.id, a.name, a.monthly_budget_usd::text, coalesce(m.spent_usd, 0::numeric(20,10))::text,
  coalesce(m.reserved_usd, 0::numeric(20,10))::text, m.refused_usd::text
from usage.known_agents a left join months m on m.agent_id = a.id where a.tenant_id = ${tenantId}`;

interface BudgetSnapshotsRequest {
  readonly periodStart: string;
  readonly thresholds: readonly number[];
}

/**
 * All budgets in a month: the company first, then by percentage used, highest first, then those without a limit by
 * amount spent.
 */
export async function readBudgetSnapshots(
  { tenantId, em }: TenantContext,
  { periodStart, thresholds }: BudgetSnapshotsRequest,
): Promise<BudgetSnapshot[]> {
  const rows = await em.execute<Row[]>(readRows(tenantId, periodStart));
  return rows.map((row) => snapshotOf(row, thresholds)).sort(byFullness);
}

function snapshotOf(row: Row, thresholds: readonly number[]): BudgetSnapshot {
  const figures = { spentUsd: row.spent_usd, limitUsd: row.limit_usd, refusedUsd: row.refused_usd };
  return {
    agentId: row.agent_id,
    name: row.name,
    currentUsd: row.spent_usd,
    reservedUsd: row.reserved_usd,
    limitUsd: row.limit_usd,
    ...budgetStatus(figures, thresholds),
    isUsedUp: isUsedUp(figures),
  };
}

function byFullness(a: BudgetSnapshot, b: BudgetSnapshot): number {
  if ((a.agentId === null) !== (b.agentId === null)) return a.agentId === null ? -1 : 1;
  return (
    (b.percentage ?? -1) - (a.percentage ?? -1) || Number(b.currentUsd) - Number(a.currentUsd) || compareNames(a, b)
  );
}

function compareNames(a: BudgetSnapshot, b: BudgetSnapshot): number {
  return (a.name ?? '').localeCompare(b.name ?? '') || (a.agentId ?? '').localeCompare(b.agentId ?? '');
}
