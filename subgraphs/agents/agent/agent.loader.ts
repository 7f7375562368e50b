import { type EntityManager, isId } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { Agent } from './agent.entity.ts';

/** Loads by id; null where the company has none with it. */
export function agentLoader(em: EntityManager) {
  return new DataLoader<string, Agent | null>(async (ids) => {
    const rows = await em.find(Agent, { id: ids.filter(isId) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}
