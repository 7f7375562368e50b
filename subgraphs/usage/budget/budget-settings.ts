import { type EntityManager, sql } from '@konstruct/kit/database';
import { usualThresholds } from './budget-status.ts';

/** At which percentages a company is told, rising. */
export async function readThresholds(em: EntityManager, tenantId: string): Promise<readonly number[]> {
  const read = sql`select thresholds from usage.budget_settings where tenant_id = ${tenantId}`;
  const [row] = await em.execute<{ thresholds: number[] }[]>(read);
  return row?.thresholds ?? usualThresholds;
}
