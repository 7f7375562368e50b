import type { Database, EntityManager } from '@konstruct/kit/database';
import { enqueue, type Task } from '@konstruct/kit/jobs';
import { z } from 'zod';
import { checkBudgets } from './check-budgets.ts';

const payloadShape = z.object({ tenantId: z.uuid(), periodStart: z.iso.date() });

const readLimited = `
select 1 where exists (select from usage.known_agents where tenant_id = ? and monthly_budget_usd is not null)
  or exists (select from usage.budget_settings where tenant_id = ? and monthly_limit_usd is not null)
  or exists (select from usage.budget_alerts where tenant_id = ? and period_start = ?::date and is_open)`;

/**
 * Has a month's budgets looked at once this transaction commits: only then the sum of what several employees spend at the same
 * time is known. One job stands for many changes. Where there is no limit there is nothing to look at.
 */
export async function askForCheck(tx: EntityManager, tenantId: string, periodStart: string): Promise<void> {
  const limited = await tx.execute<object[]>(readLimited, [tenantId, tenantId, tenantId, periodStart]);
  if (limited.length === 0) return;
  await enqueue(tx, 'usage.check_budgets', { tenantId, periodStart }, { key: `${tenantId} ${periodStart}` });
}

/** `usage.check_budgets`: something was spent, refused, or limited otherwise. */
export function checkBudgetsTask(database: Database): Task {
  return async (payload) => {
    const { tenantId, periodStart } = payloadShape.parse(payload);
    await database.forTenant(tenantId).transactional((tx) => checkBudgets(tx, tenantId, periodStart));
  };
}
