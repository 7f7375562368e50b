import { type EntityManager, isId } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { Conversation } from './conversation.entity.ts';

/** Loads by id; null where the company has none with it. */
export function conversationLoader(em: EntityManager) {
  return new DataLoader<string, Conversation | null>(async (ids) => {
    const rows = await em.find(Conversation, { id: ids.filter(isId) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}
