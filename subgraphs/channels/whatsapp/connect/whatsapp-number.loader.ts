import { createIdLoader, type EntityManager, type IdLoader } from '@konstruct/kit/database';
import { WhatsAppNumber } from './whatsapp-number.entity.ts';

const loaders = new WeakMap<EntityManager, IdLoader<WhatsAppNumber>>();

/**
 * Numbers by channel id, one query per tick; null for channels of another kind. One loader per request, like its entity
 * manager.
 */
export function whatsAppNumberLoader(em: EntityManager): IdLoader<WhatsAppNumber> {
  const loader = loaders.get(em) ?? createIdLoader(em, WhatsAppNumber);
  loaders.set(em, loader);
  return loader;
}
