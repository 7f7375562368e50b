import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { LeaveTenantResult } from '../generated/resolvers.ts';
import { Member } from '../membership/member.entity.ts';
import { endMembership } from './end-membership.ts';
import { lastOwner } from '../membership/failures.ts';
import { isLastOwner, lockMembers, operatorHere } from '../membership/membership.ts';

/**
 * Ends the caller's own membership, in the same way as a removal. Safe to repeat: a caller who has already left gets
 * the same answer.
 */
export async function leaveTenant(ctx: Context): Promise<LeaveTenantResult> {
  const { tenantId, userId } = operatorHere(ctx.actor);
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { em } = tx;
    await lockMembers(em, tenantId);
    const member = await em.findOne(Member, { tenantId, userId });
    if (member && (await isLastOwner(em, member))) return lastOwner();
    await endMembership(tx, userId);
    return { __typename: 'LeaveTenantSuccess', tenantId };
  });
}
