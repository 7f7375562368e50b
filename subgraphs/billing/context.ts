import type { Database, EntityManager } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { createEntitlementLoader } from './subscription/entitlement.loader.ts';

/** An object of another subgraph, known here by its id. */
export interface EntityReference {
  readonly id: string;
}

/** What a request brings along. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: { readonly entitlement: ReturnType<typeof createEntitlementLoader> };
}

export function createContext(database: Database, actor: Actor): Context {
  const em = database.forTenant(tenantOf(actor));
  return { actor, em, loaders: { entitlement: createEntitlementLoader(em) } };
}
