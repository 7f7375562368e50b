import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { forbidden } from '@konstruct/kit/graph';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Clock, Logger } from '@konstruct/kit/process';
import { createLoaders, type Loaders } from './loaders.ts';

/** The dependencies of the service. */
export interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What a use case works with, whether a resolver, a route or a job calls it. */
export interface TenantContext {
  readonly tenantId: string;
  /** Sees and changes the rows of this tenant only. */
  readonly em: EntityManager;
  readonly clock: Clock;
}

/** What resolvers work with: one for each request. */
export interface Context {
  readonly actor: Actor;
  /** Sees the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
}

export function createContext(deps: Dependencies, actor: Actor): Context {
  const tenantId = tenantOf(actor);
  const em = deps.database.forTenant(tenantId);
  const { clock } = deps;
  return { actor, em, clock, loaders: createLoaders(tenantId === null ? null : { tenantId, em, clock }) };
}

/** The context of a route or a job that works for one tenant. */
export function createTenantContext({ database, clock }: Dependencies, tenantId: string): TenantContext {
  return { tenantId, em: database.forTenant(tenantId), clock };
}

/** The context of the company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantContextOf({ actor, em, clock }: Context): TenantContext {
  const tenantId = tenantOf(actor);
  if (tenantId === null) throw forbidden();
  return { tenantId, em, clock };
}

/** Runs the work in one transaction. */
export function inTransaction<T>(ctx: TenantContext, work: (tx: TenantContext) => Promise<T>): Promise<T> {
  return ctx.em.transactional((em) => work({ ...ctx, em }));
}
