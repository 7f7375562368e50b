import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { forbidden, tenantIdOf } from '@konstruct/kit/graph';
import type { GuardOptions } from '@konstruct/kit/http';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Clock } from '@konstruct/kit/process';
import type { Sealer } from '@konstruct/kit/vault';
import { createLoaders, type Loaders } from './loaders.ts';
import type { Catalogue } from './provider/catalogue.ts';
import type { KeyCheck } from './provider/key-check.port.ts';

/** The dependencies of the service. */
export interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly keyCheck: KeyCheck;
  readonly sealer: Sealer;
  /** Deterministic: the same result for the same key of the same tenant. */
  readonly fingerprint: (key: string, tenantId: string) => string;
  /** The rules for addresses that a tenant named. */
  readonly guard: GuardOptions;
}

/** What a use case works with. */
export interface TenantContext {
  readonly tenantId: string;
  /** Sees and changes the rows of this tenant only. */
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

/** What resolvers work with: one for each request. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em }) };
}

/** The context of a route that works for one tenant. */
export function createTenantContext(deps: Dependencies, tenantId: string): TenantContext {
  return { tenantId, em: deps.database.forTenant(tenantId), clock: deps.clock, deps };
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

/** The author to record with an action. */
export function authorOf({ actor }: Pick<Context, 'actor'>): { id: string; name: string } {
  if (actor.kind === 'operator' || actor.kind === 'token') return { id: actor.id, name: actor.name };
  throw forbidden();
}
