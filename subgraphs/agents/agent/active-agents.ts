import { lock } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { Agent } from './agent.entity.ts';

/**
 * Serializes changes to a company's active agents, even before billing has published a quota and there is a row to
 * lock.
 */
export async function lockActiveAgents({ em, tenantId }: TenantContext): Promise<void> {
  await lock(em, 'agents', 'roster', tenantId);
}

/**
 * The quota, and how many seats are left; null until billing has published a quota. The caller must hold the lock
 * (`lockActiveAgents`).
 */
export async function seatsLeft({ em }: TenantContext): Promise<{ quota: number; left: number } | null> {
  const [entitlement] = await em.find(Entitlement, {}, { limit: 1 });
  if (!entitlement) return null;
  return {
    quota: entitlement.agentQuota,
    left: entitlement.agentQuota - (await em.count(Agent, { status: 'ACTIVE' })),
  };
}

/** The agents that want a seat, in the order in which they get one. */
function agentsForSeats({ em }: Pick<TenantContext, 'em'>): Promise<Agent[]> {
  return em.find(Agent, { status: { $in: ['ACTIVE', 'PAUSED_BY_PLAN'] } }, { orderBy: { id: 'asc' } });
}

/** The agents that would have no seat under this quota: those that `enforceQuota` would pause, or leave paused. */
export async function agentsBeyond(ctx: Pick<TenantContext, 'em'>, quota: number): Promise<Agent[]> {
  return (await agentsForSeats(ctx)).slice(Math.max(quota, 0));
}

/**
 * Enforces the quota: the oldest agents keep their seats, the others pause until one is free, and resume automatically
 * then. An agent that a member paused stays paused. The caller must hold the lock (`lockActiveAgents`).
 */
export async function enforceQuota(tx: TenantContext, quota: number): Promise<void> {
  const agents = await agentsForSeats(tx);
  let hasResumed = false;
  for (const [index, agent] of agents.entries()) {
    const status = index < quota ? 'ACTIVE' : 'PAUSED_BY_PLAN';
    hasResumed ||= status === 'ACTIVE' && agent.status !== status;
    agent.status = status;
  }
  await tx.em.flush();
  if (hasResumed) await wakeWaiting(tx, { causes: ['PLAN', 'NO_EMPLOYEE'] });
  await notifyClients(tx.em, tx.tenantId, 'agents');
}
