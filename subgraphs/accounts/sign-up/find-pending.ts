import type { EntityManager } from '@konstruct/kit/database';
import { User } from '../auth/auth-tables.ts';
import { newestFirst, PendingSignUp } from './pending-sign-up.entity.ts';

/**
 * The sign-up with this address that this browser made last; the last one from anywhere when it made none. Null when the address
 * has an account.
 */
export async function findPending(em: EntityManager, email: string, browser: string | null): Promise<PendingSignUp | null> {
  const own = await em.findOne(PendingSignUp, { email, browserDigest: browser ?? '' }, { orderBy: newestFirst });
  const last = await em.findOne(PendingSignUp, { email }, { orderBy: newestFirst });
  const accounts = await em.count(User, { email });
  return accounts > 0 ? null : (own ?? last);
}
