import type { Actor } from '../identity/actor.ts';
import { tenantOf } from '../identity/actor.ts';

interface Asking {
  readonly actor: Actor;
}

/** A tenant of which only the id is known, as a UUID. */
export interface TenantReference {
  id: string;
}

/**
 * Resolvers of a subgraph that contributes to the tenant without owning it: the caller's identity says which tenant it
 * is, so the subgraph's part needs no other subgraph. Another tenant is not found.
 */
export const ownTenant = {
  Query: {
    /** Null when the caller acts in no tenant. */
    tenant(_root: unknown, _args: unknown, { actor }: Asking): TenantReference | null {
      const id = tenantOf(actor);
      return id === null ? null : { id };
    },
  },
  Tenant: {
    /** Null for any tenant other than the caller's. */
    __resolveReference: ({ id }: TenantReference, { actor }: Asking): TenantReference | null =>
      id === tenantOf(actor) ? { id } : null,
  },
};
