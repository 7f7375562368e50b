import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../context.ts';
import { withdrawInvitationsOf } from '../invitation/withdraw-invitations-of.ts';
import { Member } from '../membership/member.entity.ts';

/**
 * Ends a membership, withdraws the member's invitations, and notifies open pages. Must be called under `lockMembers`.
 */
export async function endMembership(tx: TenantContext, userId: string): Promise<void> {
  const { tenantId, em } = tx;
  await withdrawInvitationsOf(tx, { userId, role: null });
  await em.nativeDelete(Member, { tenantId, userId });
  await notifyClients(em, tenantId, 'tenant');
}
