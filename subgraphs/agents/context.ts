import type { EntityManager } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Loaders } from './loaders.ts';

/** What a request of the graph is answered with. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
}

export interface Clock {
  now(): Date;
}

/** An entity that another subgraph owns. */
export interface EntityReference {
  id: string;
}

/** The company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantIdOf({ actor }: Pick<Context, 'actor'>): string {
  const tenantId = tenantOf(actor);
  if (tenantId === null) throw forbidden('Choose a company first.');
  return tenantId;
}
