import type { EntityManager } from '@konstruct/kit/database';
import { send } from '@konstruct/kit/jobs';
import type { Agent } from './agent.entity.ts';

/** Tells the usage service of an employee: the name to show, the budget to hold. */
export async function announceAgent(tx: EntityManager, { tenantId, id, version, name, monthlyBudgetUsd }: Agent): Promise<void> {
  await send(tx, 'usage.know_agent', tenantId, { agentId: id, version, name, monthlyBudgetUsd });
}
