import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import type { TenantContext } from '../context.ts';
import { Agent } from './agent.entity.ts';

/** The agent with this id; null if the company has none, or has archived it. */
export async function findAgent({ em }: TenantContext, id: string): Promise<Agent | null> {
  return isId(id) ? em.findOne(Agent, { id, status: { $ne: 'ARCHIVED' } }) : null;
}

export const noAgent = () => notFound('AI employee not found.');
