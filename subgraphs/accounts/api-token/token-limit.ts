import { type EntityManager, lock } from '@konstruct/kit/database';
import { ApiToken } from './api-token.entity.ts';

/** More live tokens than a company can keep track of. */
export const maxLiveTokens = 50;

/** Matches the tokens that are accepted at this moment. */
export const liveAt = (now: Date) => ({ revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] });

/**
 * Admits one transaction at a time that adds a token to this tenant: a count read before the insert is reliable only
 * under a lock.
 */
export function lockTokens(tx: EntityManager, tenantId: string): Promise<void> {
  return lock(tx, 'api tokens of', tenantId);
}

export async function isLimitReached(em: EntityManager, now: Date): Promise<boolean> {
  return (await em.count(ApiToken, liveAt(now))) >= maxLiveTokens;
}

export const tokenLimit = () => ({
  __typename: 'PlanLimitError' as const,
  message: `A company can have at most ${maxLiveTokens} active tokens. Revoke one you no longer use.`,
  limit: maxLiveTokens,
});
