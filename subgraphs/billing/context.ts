import type { Database, EntityManager } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { createBillingStateLoader } from './subscription/billing-state.loader.ts';

/** An object of another subgraph, known here by its id. */
export interface EntityReference {
  readonly id: string;
}

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

/** The company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantIdOf({ actor }: Pick<Context, 'actor'>): string {
  const tenantId = tenantOf(actor);
  if (tenantId === null) throw forbidden('Choose a company first.');
  return tenantId;
}
