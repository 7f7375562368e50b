import { User } from '../auth/auth-tables.ts';
import type { AuthContext } from '../context.ts';
import { browserDigest } from './browser-proof.ts';
import { newestFirst, PendingSignUp } from './pending-sign-up.entity.ts';

/**
 * The sign-up with this address that this browser made last; the last one from anywhere when it made none. Null when the address
 * has an account.
 */
export async function findPending({ em, endpoint }: AuthContext, email: string): Promise<PendingSignUp | null> {
  const browser = await browserDigest(endpoint);
  const own = await em.findOne(PendingSignUp, { email, browserDigest: browser ?? '' }, { orderBy: newestFirst });
  const last = await em.findOne(PendingSignUp, { email }, { orderBy: newestFirst });
  const accounts = await em.count(User, { email });
  return accounts > 0 ? null : (own ?? last);
}
