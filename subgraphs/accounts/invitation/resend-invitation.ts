import type { Context } from '../context.ts';
import type { ResendInvitationInput, ResolversUnionTypes } from '../generated/resolvers.ts';
import { operatorHere } from '../membership/membership.ts';
import { countInvitation } from './invitation-limits.ts';
import type { Invitation } from './invitation.entity.ts';
import { issue, mailIssued, type Sending } from './issue.ts';
import { managedInvitation } from './managed-invitation.ts';

type Result = ResolversUnionTypes<{ Invitation: Invitation }>['ResendInvitationResult'];

/** Mails a new link, good for its full time, in the name of whoever asks; the earlier link ends. */
export async function resendInvitation(
  { actor, em }: Context,
  { id }: ResendInvitationInput,
  { counter, tokenOf }: Sending,
): Promise<Result> {
  const { userId, name } = operatorHere(actor);
  return em.transactional(async (tx) => {
    const { invitation, refusal } = await managedInvitation(tx, actor, id);
    if (!invitation) return refusal;
    const tooMany = await countInvitation(counter, invitation.tenantId, invitation.email);
    if (tooMany) return tooMany;
    const next = { tenantId: invitation.tenantId, id: invitation.id, sentCount: invitation.sentCount + 1 };
    Object.assign(invitation, issue(tokenOf, next, new Date()), { invitedById: userId, invitedByName: name });
    await tx.flush();
    await mailIssued(tx, invitation);
    return { __typename: 'ResendInvitationSuccess', invitation };
  });
}
