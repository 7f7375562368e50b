import { lock } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { Entitlement } from '../entitlement/entitlement.entity.ts';
import { Agent } from './agent.entity.ts';

/** One change of who is active at a time in a company, also while billing has told nothing yet and there is no row to lock. */
export async function lockRoster({ em, tenantId }: TenantContext): Promise<void> {
  await lock(em, 'agents', 'roster', tenantId);
}

/** How many more employees may be active; null while billing has told nothing yet. Call it under the roster's lock. */
export async function placesLeft({ em }: TenantContext): Promise<{ quota: number; left: number } | null> {
  const [entitlement] = await em.find(Entitlement, {}, { limit: 1 });
  if (!entitlement) return null;
  return { quota: entitlement.agentQuota, left: entitlement.agentQuota - (await em.count(Agent, { status: 'ACTIVE' })) };
}

/** Whoever wants a place, in the order in which places are given. */
function roster({ em }: Pick<TenantContext, 'em'>): Promise<Agent[]> {
  return em.find(Agent, { status: { $in: ['ACTIVE', 'PAUSED_BY_PLAN'] } }, { orderBy: { id: 'asc' } });
}

/** Those who would be without a place under this quota: what `fitRoster` would pause, or leave paused. */
export async function agentsBeyond(ctx: Pick<TenantContext, 'em'>, quota: number): Promise<Agent[]> {
  return (await roster(ctx)).slice(Math.max(quota, 0));
}

/**
 * Makes the roster fit the quota: the oldest keep their places, the rest pause until there is room, and whoever finds room
 * resumes by itself. What a person paused stays paused. Call it under the roster's lock.
 */
export async function fitRoster(tx: TenantContext, quota: number): Promise<void> {
  const agents = await roster(tx);
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
