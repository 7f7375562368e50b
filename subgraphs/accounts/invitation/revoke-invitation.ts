import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { RevokeInvitationInput, RevokeInvitationResult } from '../generated/resolvers.ts';
import { managedInvitation } from './managed-invitation.ts';

/** Withdraws an invitation: its link then says so. */
export async function revokeInvitation(
  { actor, em, clock }: Context,
  { id }: RevokeInvitationInput,
): Promise<RevokeInvitationResult> {
  return em.transactional(async (tx) => {
    const { invitation, rejection } = await managedInvitation(tx, actor, id);
    if (!invitation) return rejection;
    invitation.revokedAt = clock.now();
    await tx.flush();
    await notifyClients(tx, invitation.tenantId, 'tenant');
    return { __typename: 'RevokeInvitationSuccess', id: invitation.id };
  });
}
