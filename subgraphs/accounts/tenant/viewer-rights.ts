import type { Actor } from '@konstruct/kit/identity';
import { permissionsOf, type Role, roles } from '@konstruct/schema/permissions';

/** The operator's role in the company that the request is about; null for every other actor. */
export function viewerRole(actor: Actor): Role | null {
  if (actor.kind !== 'operator') return null;
  return roles.find((role) => role === actor.role) ?? null;
}

/** Names of the caller's permissions: those of the role, or the token's scopes. */
export function viewerPermissions(actor: Actor): string[] {
  if (actor.kind === 'token') return [...actor.scopes];
  const role = viewerRole(actor);
  return role ? permissionsOf(role) : [];
}
