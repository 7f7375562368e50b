import type { EntityManager } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { agentUpdated } from '@konstruct/schema/messages';
import type { Agent } from './agent.entity.ts';

/** Tells the usage service of an employee: the name to show, the budget to hold. */
export async function announceAgent(tx: EntityManager, { tenantId, id, version, name, monthlyBudgetUsd }: Agent): Promise<void> {
  await publish(tx, agentUpdated, tenantId, { agentId: id, version, name, monthlyBudgetUsd: monthlyBudgetUsd ?? null });
}
