import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { ResolversUnionTypes, TransferOwnershipInput } from '../generated/resolvers.ts';
import { withdrawInvitationsOf } from '../invitation/withdraw-invitations-of.ts';
import { Member } from '../membership/member.entity.ts';
import { noSuchMember } from '../membership/failures.ts';
import { askingMember, lockMembers, operatorHere } from '../membership/membership.ts';

type Result = ResolversUnionTypes<{ Member: Member }>['TransferOwnershipResult'];

/**
 * Makes another member the owner and the caller an admin, in one transaction: the company is never without an owner.
 */
export async function transferOwnership(ctx: Context, { memberId }: TransferOwnershipInput): Promise<Result> {
  const { tenantId } = operatorHere(ctx.actor);
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { em } = tx;
    await lockMembers(em, tenantId);
    const member = isId(memberId) ? await em.findOne(Member, { tenantId, userId: memberId }) : null;
    if (!member) return notFound(noSuchMember);
    const asking = await askingMember(em, ctx.actor, 'ownership:transfer');
    if (member.userId !== asking.userId) {
      member.role = 'OWNER';
      asking.role = 'ADMIN';
      await em.flush();
      await withdrawInvitationsOf(tx, asking);
      await notifyClients(em, tenantId, 'tenant');
    }
    return { __typename: 'TransferOwnershipSuccess', member };
  });
}
