import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

/** Numbers by their channels' ids, in one query a tick; null for channels of another kind. */
export function createWhatsAppNumberLoader(em: EntityManager): DataLoader<string, WhatsAppNumber | null> {
  return new DataLoader(async (ids) => {
    const rows = await em.transactional((tx) => tx.find(WhatsAppNumber, { id: { $in: [...ids] } }));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
