import { type EntityManager, isId } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { LlmKey } from './llm-key.entity.ts';

/** The tenant's keys by id; null for a removed one, another tenant's and one that never was. */
export const llmKeyLoader = (em: EntityManager) =>
  new DataLoader<string, LlmKey | null>(async (ids) => {
    const keys = await em.find(LlmKey, { id: { $in: ids.filter(isId) }, removedAt: null });
    const byId = new Map(keys.map((key) => [key.id, key]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
