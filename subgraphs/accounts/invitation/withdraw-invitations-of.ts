import type { EntityManager } from '@konstruct/kit/database';
import type { Role } from '@konstruct/schema/permissions';
import { isBelow } from '../membership/rank.ts';
import { Invitation, waiting } from './invitation.entity.ts';

interface Inviter {
  readonly tenantId: string;
  readonly userId: string;
  /** What the inviter is from now on; null when no member any more. */
  readonly role: Role | null;
}

/** Withdraws what a member invited others to and could not any more: nobody keeps a way back in by a second address. */
export async function withdrawInvitationsOf(tx: EntityManager, { tenantId, userId, role }: Inviter): Promise<void> {
  const sent = await tx.find(Invitation, { tenantId, invitedById: userId, ...waiting });
  for (const invitation of sent) if (role === null || !isBelow(invitation.role, role)) invitation.revokedAt = new Date();
  await tx.flush();
}
