import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { ChangeMemberRoleInput, ResolversUnionTypes } from '../generated/resolvers.ts';
import { withdrawInvitationsOf } from '../invitation/withdraw-invitations-of.ts';
import { Member } from '../membership/member.entity.ts';
import { lastOwner, noSuchMember, roleNotBelow } from '../membership/failures.ts';
import { askingMember, isLastOwner, lockMembers, operatorHere } from '../membership/membership.ts';
import { isBelow, mayManage } from '../membership/rank.ts';

type Result = ResolversUnionTypes<{ Member: Member }>['ChangeMemberRoleResult'];

/** Gives a member another role, below the caller's; it applies from the member's very next request. */
export async function changeMemberRole(ctx: Context, { memberId, role }: ChangeMemberRoleInput): Promise<Result> {
  const { tenantId } = operatorHere(ctx.actor);
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { em } = tx;
    await lockMembers(em, tenantId);
    const member = isId(memberId) ? await em.findOne(Member, { tenantId, userId: memberId }) : null;
    if (!member) return notFound(noSuchMember);
    const asking = await askingMember(em, ctx.actor, 'members:manage');
    if (member.role === role) return { __typename: 'ChangeMemberRoleSuccess', member };
    if (await isLastOwner(em, member)) return lastOwner();
    if (!mayManage(asking, member) || !isBelow(role, asking.role)) return roleNotBelow();
    member.role = role;
    await em.flush();
    await withdrawInvitationsOf(tx, member);
    await notifyClients(em, tenantId, 'tenant');
    return { __typename: 'ChangeMemberRoleSuccess', member };
  });
}
