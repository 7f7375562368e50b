import type { Actor } from '@konstruct/kit/identity';
import { permissionsOf, type Role, roles } from '@konstruct/schema/permissions';

/** What the operator is in the company that the request is about; null for every other actor. */
export function viewerRole(actor: Actor): Role | null {
  if (actor.kind !== 'operator') return null;
  return roles.find((role) => role === actor.role) ?? null;
}

/** Names of the caller's permissions: what the role grants, or the token's scopes. */
export function viewerPermissions(actor: Actor): string[] {
  if (actor.kind === 'token') return [...actor.scopes];
  const role = viewerRole(actor);
  return role ? permissionsOf(role) : [];
}
