import type { EntityManager } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import type { Clock } from '@konstruct/kit/process';
import type { Loaders } from './loaders.ts';

/** What a request of the graph is answered with. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
}
