import { permissionsOf, type Role, roles } from '@konstruct/schema/permissions';

const manage = 'members:manage';

/**
 * Whether a role has only permissions that the other role has, and fewer: a holder of the other may give it and take it
 * away.
 */
export function isBelow(role: Role, other: Role): boolean {
  const held = permissionsOf(other);
  return role !== other && permissionsOf(role).every((permission) => held.includes(permission));
}

/** Roles that a member with this role may give; none without the permission to manage members. */
export function rolesToGive(own: Role | null): Role[] {
  if (!own || !permissionsOf(own).includes(manage)) return [];
  return roles.filter((role) => isBelow(role, own));
}

interface Holder {
  readonly userId: string;
  readonly role: Role;
}

/** Whether one member may change or end the other's membership: of members below, and their own. */
export function mayManage(asking: Holder, member: Holder): boolean {
  if (!permissionsOf(asking.role).includes(manage)) return false;
  return asking.userId === member.userId || isBelow(member.role, asking.role);
}
