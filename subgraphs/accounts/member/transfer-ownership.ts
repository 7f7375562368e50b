import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { ResolversUnionTypes, TransferOwnershipInput } from '../generated/resolvers.ts';
import { withdrawInvitationsOf } from '../invitation/withdraw-invitations-of.ts';
import { Member } from '../membership/member.entity.ts';
import { noSuchMember } from '../membership/failures.ts';
import { askingMember, lockMembers, operatorHere } from '../membership/membership.ts';

type Result = ResolversUnionTypes<{ Member: Member }>['TransferOwnershipResult'];

/** Makes another member the owner, and whoever asks an admin, both at once: at no moment is there no owner. */
export async function transferOwnership({ actor, em }: Context, { memberId }: TransferOwnershipInput): Promise<Result> {
  const { tenantId } = operatorHere(actor);
  return em.transactional(async (tx) => {
    await lockMembers(tx, tenantId);
    const member = isId(memberId) ? await tx.findOne(Member, { tenantId, userId: memberId }) : null;
    if (!member) return notFound(noSuchMember);
    const asking = await askingMember(tx, actor, 'ownership:transfer');
    if (member.userId !== asking.userId) {
      member.role = 'OWNER';
      asking.role = 'ADMIN';
      await tx.flush();
      await withdrawInvitationsOf(tx, asking);
      await notifyClients(tx, tenantId, 'tenant');
    }
    return { __typename: 'TransferOwnershipSuccess', member };
  });
}
