import { type EntityManager, isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import type { Actor } from '@konstruct/kit/identity';
import { roleNotBelow } from '../membership/failures.ts';
import { askingMember, lockMembers, operatorHere } from '../membership/membership.ts';
import { isBelow } from '../membership/rank.ts';
import { Invitation, waiting } from './invitation.entity.ts';

/** An open invitation that the caller may manage, locked; otherwise the error to return. */
export async function managedInvitation(tx: EntityManager, actor: Actor, id: string) {
  const { tenantId } = operatorHere(actor);
  await lockMembers(tx, tenantId);
  const invitation = isId(id) ? await tx.findOne(Invitation, { tenantId, id, ...waiting }) : null;
  if (!invitation) return { rejection: notFound('This invitation is no longer pending.') };
  const asking = await askingMember(tx, actor, 'members:manage');
  return isBelow(invitation.role, asking.role) ? { invitation } : { rejection: roleNotBelow() };
}
