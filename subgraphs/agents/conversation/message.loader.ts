import { type EntityManager, isId } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { Message } from './message.entity.ts';

/** Loads by id; null where the company has none with it. */
export function messageLoader(em: EntityManager) {
  return new DataLoader<string, Message | null>(async (ids) => {
    const rows = await em.find(Message, { id: ids.filter(isId) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}
