import { publish } from '@konstruct/kit/jobs';
import { agentUpdated } from '@konstruct/schema/messages';
import type { TenantContext } from '../context.ts';
import type { Agent } from './agent.entity.ts';

/** Notifies the usage service of an agent: its name, and the budget to enforce. */
export async function announceAgent({ em, tenantId }: TenantContext, agent: Agent): Promise<void> {
  const { id, version, name, monthlyBudgetUsd } = agent;
  await publish(em, agentUpdated, tenantId, { agentId: id, version, name, monthlyBudgetUsd: monthlyBudgetUsd ?? null });
}
