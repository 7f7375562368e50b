import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { ResendInvitationInput, ResolversUnionTypes } from '../generated/resolvers.ts';
import { operatorHere } from '../membership/membership.ts';
import { countInvitation } from './invitation-limits.ts';
import type { Invitation } from './invitation.entity.ts';
import { issue, mailIssued } from './issue.ts';
import { managedInvitation } from './managed-invitation.ts';

type Result = ResolversUnionTypes<{ Invitation: Invitation }>['ResendInvitationResult'];

/** Mails a new link, valid for its full lifetime, in the name of the caller; the earlier link ends. */
export async function resendInvitation(ctx: Context, { id }: ResendInvitationInput): Promise<Result> {
  const { userId, name } = operatorHere(ctx.actor);
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    const { invitation, rejection } = await managedInvitation(tx.em, ctx.actor, id);
    if (!invitation) return rejection;
    const tooMany = await countInvitation(tx, invitation.email);
    if (tooMany) return tooMany;
    const next = { id: invitation.id, sentCount: invitation.sentCount + 1 };
    Object.assign(invitation, issue(tx, next), { invitedById: userId, invitedByName: name });
    await tx.em.flush();
    await mailIssued(tx, invitation);
    return { __typename: 'ResendInvitationSuccess', invitation };
  });
}
