import type { Database, EntityManager } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { createTenantLoader } from './tenant/tenant.loader.ts';

/** What a request brings along. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: { readonly tenant: ReturnType<typeof createTenantLoader> };
}

export function createContext(database: Database, actor: Actor): Context {
  const em = database.forTenant(tenantOf(actor));
  return { actor, em, loaders: { tenant: createTenantLoader(em) } };
}
