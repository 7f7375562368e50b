import { User } from '../auth/auth-tables.ts';
import type { AuthContext } from '../context.ts';
import { browserDigest } from './browser-proof.ts';
import { newestFirst, PendingSignUp } from './pending-sign-up.entity.ts';

/**
 * The latest sign-up with this address from this browser, or else the latest one from any browser. Null if the address
 * has an account.
 */
export async function findPending({ em, endpoint }: AuthContext, email: string): Promise<PendingSignUp | null> {
  const browser = await browserDigest(endpoint);
  const own = await em.findOne(PendingSignUp, { email, browserDigest: browser ?? '' }, { orderBy: newestFirst });
  const last = await em.findOne(PendingSignUp, { email }, { orderBy: newestFirst });
  const accounts = await em.count(User, { email });
  return accounts > 0 ? null : (own ?? last);
}
