import type { EntityManager } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import type { BudgetLoader } from './budget/budget.loader.ts';
import type { MessageUsageLoader } from './usage/message-usage.loader.ts';

export interface Clock {
  now(): Date;
}

export interface Context {
  readonly actor: Actor;
  /** Sees the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: { readonly budget: BudgetLoader; readonly messageUsage: MessageUsageLoader };
  readonly clock: Clock;
}

/** An entity that another service owns. */
export interface EntityReference {
  readonly id: string;
}
