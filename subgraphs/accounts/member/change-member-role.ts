import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { ChangeMemberRoleInput, ResolversUnionTypes } from '../generated/resolvers.ts';
import { withdrawInvitationsOf } from '../invitation/withdraw-invitations-of.ts';
import { Member } from '../membership/member.entity.ts';
import { lastOwner, noSuchMember, roleNotBelow } from '../membership/failures.ts';
import { askingMember, isLastOwner, lockMembers, operatorHere } from '../membership/membership.ts';
import { isBelow, mayManage } from '../membership/rank.ts';

type Result = ResolversUnionTypes<{ Member: Member }>['ChangeMemberRoleResult'];

/** Gives a member another role, below that of whoever asks; the member's very next request has it. */
export async function changeMemberRole({ actor, em }: Context, { memberId, role }: ChangeMemberRoleInput): Promise<Result> {
  const { tenantId } = operatorHere(actor);
  return em.transactional(async (tx) => {
    await lockMembers(tx, tenantId);
    const member = isId(memberId) ? await tx.findOne(Member, { tenantId, userId: memberId }) : null;
    if (!member) return notFound(noSuchMember);
    const asking = await askingMember(tx, actor, 'members:manage');
    if (member.role === role) return { __typename: 'ChangeMemberRoleSuccess', member };
    if (await isLastOwner(tx, member)) return lastOwner();
    if (!mayManage(asking, member) || !isBelow(role, asking.role)) return roleNotBelow();
    member.role = role;
    await tx.flush();
    await withdrawInvitationsOf(tx, member);
    await notifyClients(tx, tenantId, 'tenant');
    return { __typename: 'ChangeMemberRoleSuccess', member };
  });
}
