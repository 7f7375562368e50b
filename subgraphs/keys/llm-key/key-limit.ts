import { lock } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import { LlmKey } from './llm-key.entity.ts';

/** Enough for every provider and team, with spares; the list of keys is never paged. */
export const maxKeys = 50;

/**
 * Admits one transaction at a time that adds a key to this tenant: a count read before the insert is reliable only
 * under a lock.
 */
export async function lockKeys({ em, tenantId }: TenantContext): Promise<void> {
  await lock(em, 'keys', 'of', tenantId);
}

export async function isLimitReached({ em }: TenantContext): Promise<boolean> {
  return (await em.count(LlmKey, { removedAt: null })) >= maxKeys;
}

export const keyLimit = () => ({
  __typename: 'PlanLimitError' as const,
  message: `A company can have at most ${maxKeys} keys. Remove one you no longer use.`,
  limit: maxKeys,
});
