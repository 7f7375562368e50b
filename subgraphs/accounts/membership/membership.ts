import { type EntityManager, sql } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import type { Actor } from '@konstruct/kit/identity';
import { type Permission, permissionsOf } from '@konstruct/schema/permissions';
import { Member } from './member.entity.ts';

/** The signed-in operator in the company that the request is about. Throws FORBIDDEN for every other actor. */
export function operatorHere(actor: Actor) {
  if (actor.kind !== 'operator' || !actor.tenantId) throw forbidden();
  return { tenantId: actor.tenantId, userId: actor.id, name: actor.name };
}

/**
 * Locks a company's membership until the transaction ends, so that what was counted and compared still holds when the
 * change is written.
 */
export async function lockMembers(tx: EntityManager, tenantId: string): Promise<void> {
  await tx.execute(sql`select from accounts.tenants where tenant_id = ${tenantId} for update`);
}

/**
 * The caller's present membership: it may have changed since the request's token was issued. Throws FORBIDDEN if the
 * caller is no longer a member, or if the present role lacks the permission.
 */
export async function askingMember(tx: EntityManager, actor: Actor, permission: Permission): Promise<Member> {
  const { tenantId, userId } = operatorHere(actor);
  const member = await tx.findOne(Member, { tenantId, userId });
  if (!member || !permissionsOf(member.role).includes(permission)) throw forbidden();
  return member;
}

/** Whether the company would have no owner without this member. */
export async function isLastOwner(em: EntityManager, { tenantId, role }: Member): Promise<boolean> {
  return role === 'OWNER' && (await em.count(Member, { tenantId, role: 'OWNER' })) === 1;
}
