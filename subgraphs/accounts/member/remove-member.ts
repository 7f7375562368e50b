import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';
import type { RemoveMemberInput, RemoveMemberResult } from '../generated/resolvers.ts';
import { Member } from '../membership/member.entity.ts';
import { endMembership } from './end-membership.ts';
import { lastOwner, noSuchMember, roleNotBelow } from '../membership/failures.ts';
import { askingMember, isLastOwner, lockMembers, operatorHere } from '../membership/membership.ts';
import { mayManage } from '../membership/rank.ts';

/** Ends a membership: the operator's very next request finds no company, and what they invited others to is withdrawn. */
export async function removeMember({ actor, em }: Context, { memberId }: RemoveMemberInput): Promise<RemoveMemberResult> {
  const { tenantId } = operatorHere(actor);
  return em.transactional(async (tx) => {
    await lockMembers(tx, tenantId);
    const member = isId(memberId) ? await tx.findOne(Member, { tenantId, userId: memberId }) : null;
    if (!member) return notFound(noSuchMember);
    const asking = await askingMember(tx, actor, 'members:manage');
    if (await isLastOwner(tx, member)) return lastOwner();
    if (!mayManage(asking, member)) return roleNotBelow();
    await endMembership(tx, { tenantId, userId: member.userId });
    return { __typename: 'RemoveMemberSuccess', memberId: member.userId };
  });
}
