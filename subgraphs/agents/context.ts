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

/** The dependencies of the service. */
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
  /** The pause that ends a burst of messages, before it is answered, in milliseconds. */
  readonly quietWindowMs: number;
  /** How many answers this process works on at once. Nearly all of that time goes into waiting for a model. */
  readonly answerPlaces: number;
  /** The unit of all pauses between retries: a second, unless a test shortens it. */
  readonly retryUnitMs: number;
}

/** The context of a use case, whether the graph or a job calls it. */
export interface TenantContext {
  readonly tenantId: string;
  /** Sees and changes the rows of this tenant only. */
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

/** The context of a request to the graph. */
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

/** The context of a job for one tenant. `em` is given if its transaction is already open. */
export function createTenantContext(deps: Dependencies, tenantId: string, em = deps.database.forTenant(tenantId)): TenantContext {
  return { tenantId, em, clock: deps.clock, deps };
}

/** The context of the company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantContextOf(ctx: Context): TenantContext {
  const { em, clock, deps } = ctx;
  return { tenantId: tenantIdOf(ctx), em, clock, deps };
}

/** Runs the work in one transaction. */
export function inTransaction<T>(ctx: TenantContext, work: (tx: TenantContext) => Promise<T>): Promise<T> {
  return ctx.em.transactional((em) => work({ ...ctx, em }));
}

/** The same with a separate `em`: a job of several transactions must read again what others may have changed in between. */
export function inFreshTransaction<T>({ deps, tenantId }: TenantContext, work: (tx: TenantContext) => Promise<T>): Promise<T> {
  return inTransaction(createTenantContext(deps, tenantId), work);
}
