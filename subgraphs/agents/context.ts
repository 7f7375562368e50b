import type { Database } from '@konstruct/kit/database';
import {
  createTenantContext,
  inTransaction,
  type RequestContext,
  type TenantContext as TenantContextOf,
} from '@konstruct/kit/graph';
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

export type TenantContext = TenantContextOf<Dependencies>;

export type Context = RequestContext<Dependencies, Loaders>;

export function createContext(deps: Dependencies, actor: Actor): Context {
  const asked = { actor, em: deps.database.forTenant(tenantOf(actor)), clock: deps.clock, deps };
  return { ...asked, loaders: createLoaders(asked) };
}

/**
 * The same with a separate `em`: a job of several transactions must read again what others may have changed in between.
 */
export function inFreshTransaction<T>(
  { deps, tenantId }: TenantContext,
  work: (tx: TenantContext) => Promise<T>,
): Promise<T> {
  return inTransaction(createTenantContext(deps, tenantId), work);
}

export { createTenantContext, inTransaction, tenantContextOf } from '@konstruct/kit/graph';
