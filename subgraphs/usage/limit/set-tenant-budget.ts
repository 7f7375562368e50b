import { sql } from '@konstruct/kit/database';
import { forbidden, fromZod } from '@konstruct/kit/graph';
import { tenantOf } from '@konstruct/kit/identity';
import { publish } from '@konstruct/kit/jobs';
import { tellLive } from '@konstruct/kit/live';
import { tenantBudgetChanged } from '@konstruct/schema/messages';
import type { Context } from '../context.ts';
import type { SetTenantBudgetInput } from '../generated/resolvers.ts';
import { setTenantBudgetInput } from './tenant-budget-input.ts';
import { usualThresholds } from '../budget/budget-status.ts';
import { checkBudgets } from '../alert/check-budgets.ts';
import { readPeriod } from '../budget/period.ts';

const setLimit = (tenantId: string, monthlyLimitUsd: string | null) => sql`
insert into usage.budget_settings (tenant_id, monthly_limit_usd, thresholds, created_at)
values (${tenantId}, ${monthlyLimitUsd}::numeric(20,10), array[${usualThresholds}]::int[], now())
on conflict (tenant_id) do update set monthly_limit_usd = excluded.monthly_limit_usd`;

/** Sets what the company as a whole may spend in a month; it holds at once, and what waits for a budget is tried again. */
export async function setTenantBudget({ em, actor, clock }: Context, input: SetTenantBudgetInput) {
  const tenantId = tenantOf(actor);
  if (!tenantId) throw forbidden();
  const { data, error } = setTenantBudgetInput.safeParse(input);
  if (error) return fromZod(error);

  return em.transactional(async (tx) => {
    await tx.execute(setLimit(tenantId, data.monthlyLimitUsd));
    await checkBudgets(tx, tenantId, await readPeriod(tx, tenantId, clock.now()));
    await publish(tx, tenantBudgetChanged, tenantId, {});
    await tellLive(tx, tenantId, 'usage');
    return { __typename: 'SetTenantBudgetSuccess' as const, tenant: { id: tenantId } };
  });
}
