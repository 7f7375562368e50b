import { sql } from '@konstruct/kit/database';
import { fromZod } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { readPeriod } from '../budget/period.ts';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { SetBudgetAlertsInput } from '../generated/resolvers.ts';
import { setBudgetAlertsInput } from './budget-alerts-input.ts';
import { checkBudgets } from './check-budgets.ts';

const setThresholds = (tenantId: string, thresholds: readonly number[]) => sql`
insert into usage.budget_settings (tenant_id, monthly_limit_usd, thresholds, created_at)
values (${tenantId}, null, array[${thresholds}]::int[], now())
on conflict (tenant_id) do update set thresholds = excluded.thresholds`;

/**
 * Sets the percentages of a limit at which members are notified. If one is already exceeded, they are notified at once.
 */
export async function setBudgetAlerts(ctx: Context, input: SetBudgetAlertsInput) {
  const own = tenantContextOf(ctx);
  const { data, error } = setBudgetAlertsInput.safeParse(input);
  if (error) return fromZod(error);

  return inTransaction(own, async (tx) => {
    const { tenantId, em } = tx;
    await em.execute(setThresholds(tenantId, data.thresholds));
    await checkBudgets(tx, await readPeriod(tx));
    await notifyClients(em, tenantId, 'usage');
    return { __typename: 'SetBudgetAlertsSuccess' as const, tenant: { id: tenantId } };
  });
}
