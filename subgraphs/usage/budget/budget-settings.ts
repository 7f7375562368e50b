import type { EntityManager } from '@konstruct/kit/database';
import { usualThresholds } from './budget-status.ts';

/** At which percentages a company is told, rising. */
export async function readThresholds(em: EntityManager, tenantId: string): Promise<readonly number[]> {
  const [row] = await em.execute<{ thresholds: number[] }[]>('select thresholds from usage.budget_settings where tenant_id = ?', [
    tenantId,
  ]);
  return row?.thresholds ?? usualThresholds;
}
