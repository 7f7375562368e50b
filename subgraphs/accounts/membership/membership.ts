import type { EntityManager } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import type { Actor } from '@konstruct/kit/identity';
import { type Permission, permissionsOf } from '@konstruct/schema/permissions';
import { Member } from './member.entity.ts';

/** The signed-in operator in the company that the request is about. Throws FORBIDDEN for every other actor. */
export function operatorHere(actor: Actor) {
  if (actor.kind !== 'operator' || !actor.tenantId) throw forbidden();
  return { tenantId: actor.tenantId, userId: actor.id, name: actor.name };
}

/** Holds still who belongs to a company, until the transaction ends: what is counted and compared is so when it is written. */
export async function lockMembers(tx: EntityManager, tenantId: string): Promise<void> {
  await tx.execute('select from accounts.tenants where tenant_id = ? for update', [tenantId]);
}

/**
 * The caller, as they are at this moment: what the request brought along may have been taken from them since. Throws FORBIDDEN
 * when they are no member any more, or the role that they have now lacks the permission.
 */
export async function askingMember(tx: EntityManager, actor: Actor, permission: Permission): Promise<Member> {
  const { tenantId, userId } = operatorHere(actor);
  const member = await tx.findOne(Member, { tenantId, userId });
  if (!member || !permissionsOf(member.role).includes(permission)) throw forbidden();
  return member;
}

/** Whether without this member the company would have no owner. */
export async function isLastOwner(em: EntityManager, { tenantId, role }: Member): Promise<boolean> {
  return role === 'OWNER' && (await em.count(Member, { tenantId, role: 'OWNER' })) === 1;
}
