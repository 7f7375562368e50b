import { sql } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import type { TenantContext } from '../context.ts';
import type { Budget } from '../generated/resolvers.ts';
import { readThresholds } from './budget-settings.ts';
import { budgetStatus } from './budget-status.ts';
import { monthOf } from './period.ts';

export type BudgetLoader = DataLoader<string, Budget | null>;

interface Row {
  agent_id: string;
  limit_usd: string | null;
  spent_usd: string;
  reserved_usd: string;
  refused_usd: string | null;
  period_start: string;
  period_end: string;
}

const readBudgets = (tenantId: string, agentIds: readonly string[], at: Date) => sql`
with month as (select ${monthOf(tenantId, at)} as starts)
select a.id as agent_id, a.monthly_budget_usd::text as limit_usd,
  coalesce(b.spent_usd, 0::numeric(20,10))::text as spent_usd, coalesce(b.reserved_usd, 0::numeric(20,10))::text as reserved_usd,
  b.refused_usd::text as refused_usd,
  month.starts::text as period_start, (month.starts + interval '1 month' - interval '1 day')::date::text as period_end
from month cross join usage.known_agents a
left join usage.budgets b on b.tenant_id = a.tenant_id and b.agent_id = a.id and b.period_start = month.starts
where a.tenant_id = ${tenantId} and a.id in (${agentIds})`;

/**
 * The budgets of employees in the current calendar month, by the employee's id; null for an employee that is not known
 * here yet.
 */
export function createBudgetLoader(ctx: TenantContext | null): BudgetLoader {
  return new DataLoader(async (ids) => {
    if (!ctx) return ids.map(() => null);
    const rows = await ctx.em.execute<Row[]>(readBudgets(ctx.tenantId, ids, ctx.clock.now()));
    const thresholds = await readThresholds(ctx);
    const found = new Map(rows.map((row) => [row.agent_id, row]));
    return ids.map((id) => {
      const row = found.get(id);
      return row ? budgetOf(row, thresholds) : null;
    });
  });
}

function budgetOf(row: Row, thresholds: readonly number[]): Budget {
  return {
    ...budgetStatus({ spentUsd: row.spent_usd, limitUsd: row.limit_usd, refusedUsd: row.refused_usd }, thresholds),
    currentUsd: row.spent_usd,
    reservedUsd: row.reserved_usd,
    limitUsd: row.limit_usd,
    periodStart: row.period_start,
    periodEnd: row.period_end,
  };
}
