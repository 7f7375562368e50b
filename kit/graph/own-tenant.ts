import type { Actor } from '../identity/actor.ts';
import { tenantOf } from '../identity/actor.ts';

interface Asking {
  readonly actor: Actor;
}

/** A tenant of which no more is known than its id, as a UUID. */
export interface TenantReference {
  id: string;
}

/**
 * Resolvers of a subgraph that adds to the tenant and does not own it: the caller's identity says which tenant it is, so the subgraph's part
 * needs no other subgraph. Another's tenant is not found.
 */
export const ownTenant = {
  Query: {
    /** Null where the caller acts in no tenant. */
    tenant(_root: unknown, _args: unknown, { actor }: Asking): TenantReference | null {
      const id = tenantOf(actor);
      return id === null ? null : { id };
    },
  },
  Tenant: {
    /** Null for any other tenant than that of the caller. */
    __resolveReference: ({ id }: TenantReference, { actor }: Asking): TenantReference | null => (id === tenantOf(actor) ? { id } : null),
  },
};
