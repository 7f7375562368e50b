import { type Actor, tenantOf } from '../identity/actor.ts';
import { forbidden } from './failures.ts';

/** An entity that another subgraph owns, known here by its id. */
export interface EntityReference {
  readonly id: string;
}

/** The company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantIdOf({ actor }: { readonly actor: Actor }): string {
  const tenantId = tenantOf(actor);
  if (tenantId === null) throw forbidden('Choose a company first.');
  return tenantId;
}
