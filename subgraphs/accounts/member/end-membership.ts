import type { EntityManager } from '@konstruct/kit/database';
import { notifyClients } from '@konstruct/schema/live';
import { withdrawInvitationsOf } from '../invitation/withdraw-invitations-of.ts';
import { Member } from '../membership/member.entity.ts';

/** Ends a membership, withdraws what the member invited others to, and tells open pages. To be called under `lockMembers`. */
export async function endMembership(tx: EntityManager, { tenantId, userId }: { tenantId: string; userId: string }): Promise<void> {
  await withdrawInvitationsOf(tx, { tenantId, userId, role: null });
  await tx.nativeDelete(Member, { tenantId, userId });
  await notifyClients(tx, tenantId, 'tenant');
}
