import type { Role } from '@konstruct/schema/permissions';
import type { TenantContext } from '../context.ts';
import { isBelow } from '../membership/rank.ts';
import { Invitation, waiting } from './invitation.entity.ts';

interface Inviter {
  readonly userId: string;
  /** What the inviter is from now on; null when no member any more. */
  readonly role: Role | null;
}

/** Withdraws what a member invited others to and could not any more: no member keeps a way back in by a second address. */
export async function withdrawInvitationsOf({ tenantId, em, clock }: TenantContext, { userId, role }: Inviter): Promise<void> {
  const sent = await em.find(Invitation, { tenantId, invitedById: userId, ...waiting });
  for (const invitation of sent) if (role === null || !isBelow(invitation.role, role)) invitation.revokedAt = clock.now();
  await em.flush();
}
