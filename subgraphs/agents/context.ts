import type { Database, EntityManager } from '@konstruct/kit/database';
import { tenantIdOf } from '@konstruct/kit/graph';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Clock, Logger } from '@konstruct/kit/process';
import type { Opener } from '@konstruct/kit/vault';
import type { Budgets } from './budget/budget.port.ts';
import type { ContactLimits } from './contact-rate/contact-rate.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { Model } from './model/model.port.ts';
import type { KeyStore } from './provider/key-store.port.ts';
import type { Providers } from './provider/provider.ts';

/** What the service is made of. */
export interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly providers: Providers;
  readonly budgets: Budgets;
  readonly keys: KeyStore;
  readonly vault: Opener;
  readonly model: Model;
  readonly contactLimits: ContactLimits;
  readonly modelTimeoutMs: number;
  /** How long a burst of messages may go on before it is answered, in milliseconds. */
  readonly quietWindowMs: number;
  /** How many answers this process works on at once, nearly all of the time waiting for a model. */
  readonly answerPlaces: number;
  /** The unit of all pauses between tries: a second, unless a test shortens it. */
  readonly retryUnitMs: number;
}

/** What a use case works with, whether the graph or a job calls it. */
export interface TenantContext {
  readonly tenantId: string;
  /** Sees and changes the rows of this tenant only. */
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

/** What a request of the graph is answered with. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

export function createContext(deps: Dependencies, actor: Actor): Context {
  const asked = { actor, em: deps.database.forTenant(tenantOf(actor)), clock: deps.clock, deps };
  return { ...asked, loaders: createLoaders(asked) };
}

/** The context of a job that works for one tenant; `em` where its transaction is open already. */
export function createTenantContext(deps: Dependencies, tenantId: string, em = deps.database.forTenant(tenantId)): TenantContext {
  return { tenantId, em, clock: deps.clock, deps };
}

/** The context of the company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantContextOf(ctx: Context): TenantContext {
  const { em, clock, deps } = ctx;
  return { tenantId: tenantIdOf(ctx), em, clock, deps };
}

/** Does the work in one transaction. */
export function inTransaction<T>(ctx: TenantContext, work: (tx: TenantContext) => Promise<T>): Promise<T> {
  return ctx.em.transactional((em) => work({ ...ctx, em }));
}

/** The same with an `em` of its own: a job of several transactions reads again what others may have changed between them. */
export function inFreshTransaction<T>({ deps, tenantId }: TenantContext, work: (tx: TenantContext) => Promise<T>): Promise<T> {
  return inTransaction(createTenantContext(deps, tenantId), work);
}
