import type { EntityManager } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import type { Actor } from '@konstruct/kit/identity';
import type { Clock } from '@konstruct/kit/process';
import type DataLoader from 'dataloader';
import type { LlmKey } from './llm-key/llm-key.entity.ts';

/** What a request of the graph is answered with. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: { readonly llmKey: DataLoader<string, LlmKey | null> };
  readonly clock: Clock;
}

/** Who acts, as it is written beside what they did. */
export function authorOf({ actor }: Pick<Context, 'actor'>): { id: string; name: string } {
  if (actor.kind === 'operator' || actor.kind === 'token') return { id: actor.id, name: actor.name };
  throw forbidden();
}
