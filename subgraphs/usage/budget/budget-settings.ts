import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import { usualThresholds } from './budget-status.ts';

/** The percentages at which a company is notified, ascending. */
export async function readThresholds({ tenantId, em }: TenantContext): Promise<readonly number[]> {
  const read = sql`select thresholds from usage.budget_settings where tenant_id = ${tenantId}`;
  const [row] = await em.execute<{ thresholds: number[] }[]>(read);
  return row?.thresholds ?? usualThresholds;
}
