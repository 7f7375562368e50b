import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { RemoveMemberInput, RemoveMemberResult } from '../generated/resolvers.ts';
import { Member } from '../membership/member.entity.ts';
import { endMembership } from './end-membership.ts';
import { lastOwner, noSuchMember, roleNotBelow } from '../membership/failures.ts';
import { askingMember, isLastOwner, lockMembers, operatorHere } from '../membership/membership.ts';
import { mayManage } from '../membership/rank.ts';

/**
 * Ends a membership: from the very next request on, the operator has no company, and their invitations are withdrawn.
 */
export async function removeMember(ctx: Context, { memberId }: RemoveMemberInput): Promise<RemoveMemberResult> {
  const { tenantId } = operatorHere(ctx.actor);
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { em } = tx;
    await lockMembers(em, tenantId);
    const member = isId(memberId) ? await em.findOne(Member, { tenantId, userId: memberId }) : null;
    if (!member) return notFound(noSuchMember);
    const asking = await askingMember(em, ctx.actor, 'members:manage');
    if (await isLastOwner(em, member)) return lastOwner();
    if (!mayManage(asking, member)) return roleNotBelow();
    await endMembership(tx, member.userId);
    return { __typename: 'RemoveMemberSuccess', memberId: member.userId };
  });
}
