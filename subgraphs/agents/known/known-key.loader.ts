import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { KnownKey } from './known-key.entity.ts';

/** Loads by id; null where the keys service has not told of it yet. */
export function knownKeyLoader(em: EntityManager) {
  return new DataLoader<string, KnownKey | null>(async (ids) => {
    const rows = await em.find(KnownKey, { id: [...ids] });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
