import type { Context } from '../context.ts';
import type { LeaveTenantResult } from '../generated/resolvers.ts';
import { Member } from '../membership/member.entity.ts';
import { endMembership } from './end-membership.ts';
import { lastOwner } from '../membership/failures.ts';
import { isLastOwner, lockMembers, operatorHere } from '../membership/membership.ts';

/** Ends one's own membership as removing ends it. Safe to repeat: who is gone already has left. */
export async function leaveTenant({ actor, em }: Context): Promise<LeaveTenantResult> {
  const { tenantId, userId } = operatorHere(actor);
  return em.transactional(async (tx) => {
    await lockMembers(tx, tenantId);
    const member = await tx.findOne(Member, { tenantId, userId });
    if (member && (await isLastOwner(tx, member))) return lastOwner();
    await endMembership(tx, { tenantId, userId });
    return { __typename: 'LeaveTenantSuccess', tenantId };
  });
}
