import { sql } from '@konstruct/kit/database';
import { fromZod } from '@konstruct/kit/graph';
import { publish } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { tenantBudgetChanged } from '@konstruct/schema/messages';
import { checkBudgets } from '../alert/check-budgets.ts';
import { usualThresholds } from '../budget/budget-status.ts';
import { readPeriod } from '../budget/period.ts';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { SetTenantBudgetInput } from '../generated/resolvers.ts';
import { setTenantBudgetInput } from './tenant-budget-input.ts';

const setLimit = (tenantId: string, monthlyLimitUsd: string | null) => sql`
insert into usage.budget_settings (tenant_id, monthly_limit_usd, thresholds, created_at)
values (${tenantId}, ${monthlyLimitUsd}::numeric(20,10), array[${usualThresholds}]::int[], now())
on conflict (tenant_id) do update set monthly_limit_usd = excluded.monthly_limit_usd`;

/**
 * Sets what the company as a whole may spend in a month. The limit applies at once, and messages that wait for a budget
 * are tried again.
 */
export async function setTenantBudget(ctx: Context, input: SetTenantBudgetInput) {
  const own = tenantContextOf(ctx);
  const { data, error } = setTenantBudgetInput.safeParse(input);
  if (error) return fromZod(error);

  return inTransaction(own, async (tx) => {
    const { tenantId, em } = tx;
    await em.execute(setLimit(tenantId, data.monthlyLimitUsd));
    await checkBudgets(tx, await readPeriod(tx));
    await publish(em, tenantBudgetChanged, tenantId, {});
    await notifyClients(em, tenantId, 'usage');
    return { __typename: 'SetTenantBudgetSuccess' as const, tenant: { id: tenantId } };
  });
}
