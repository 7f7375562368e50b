import type { Role } from '@konstruct/schema/permissions';
import type { TenantContext } from '../context.ts';
import { isBelow } from '../membership/rank.ts';
import { Invitation, waiting } from './invitation.entity.ts';

interface Inviter {
  readonly userId: string;
  /** The inviter's role from now on; null if no longer a member. */
  readonly role: Role | null;
}

/**
 * Withdraws a member's open invitations to roles that the member may no longer give: no member keeps a way back in
 * through a second address.
 */
export async function withdrawInvitationsOf(
  { tenantId, em, clock }: TenantContext,
  { userId, role }: Inviter,
): Promise<void> {
  const sent = await em.find(Invitation, { tenantId, invitedById: userId, ...waiting });
  for (const invitation of sent)
    if (role === null || !isBelow(invitation.role, role)) invitation.revokedAt = clock.now();
  await em.flush();
}
