import type { Database, EntityManager } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { createBillingStateLoader } from './subscription/billing-state.loader.ts';

/** What a request brings along. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: {
    readonly billingState: ReturnType<typeof createBillingStateLoader>;
  };
}

export function createContext(database: Database, actor: Actor): Context {
  const em = database.forTenant(tenantOf(actor));
  return { actor, em, loaders: { billingState: createBillingStateLoader(em) } };
}
