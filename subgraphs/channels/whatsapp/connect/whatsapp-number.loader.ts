import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

type NumberLoader = DataLoader<string, WhatsAppNumber | null>;

const loaders = new WeakMap<EntityManager, NumberLoader>();

/** Numbers by their channels' ids, in one query a tick; null for channels of another kind. One loader a request, as its entity manager is. */
export function whatsAppNumbers(em: EntityManager): NumberLoader {
  const loader = loaders.get(em) ?? createLoader(em);
  loaders.set(em, loader);
  return loader;
}

function createLoader(em: EntityManager): NumberLoader {
  return new DataLoader(async (ids) => {
    const rows = await em.transactional((tx) => tx.find(WhatsAppNumber, { id: { $in: [...ids] } }));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
