import type { Context } from '../context.ts';
import { ApiToken } from './api-token.entity.ts';
import { liveAt, maxLiveTokens } from './token-limit.ts';

const maxEnded = 50;

/**
 * Every live token, however many have ended since; then the most recently ended ones. UUIDv7 ids sort by their creation
 * time.
 */
export async function listApiTokens({ em, clock }: Context): Promise<ApiToken[]> {
  const now = clock.now();
  const live = await em.find(ApiToken, liveAt(now), { orderBy: { id: 'desc' }, limit: maxLiveTokens });
  const ended = await em.find(ApiToken, { $not: liveAt(now) }, { orderBy: { id: 'desc' }, limit: maxEnded });
  return [...live, ...ended];
}
