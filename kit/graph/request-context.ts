import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '../database/open.ts';
import { type Actor, tenantOf } from '../identity/actor.ts';
import type { Clock } from '../process/clock.ts';
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

/** What the dependencies of every service have. */
interface BaseDependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** What every use case works with. */
export interface BaseContext<TDependencies> {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: TDependencies;
}

/**
 * What a use case works with in one company, whether a resolver, a route or a job calls it. Its `em` sees and changes
 * the rows of this tenant only.
 */
export interface TenantContext<TDependencies> extends BaseContext<TDependencies> {
  readonly tenantId: string;
}

/** What resolvers work with: one for each request. Its `em` sees the rows of the actor's tenant only. */
export interface RequestContext<TDependencies, TLoaders> extends BaseContext<TDependencies> {
  readonly actor: Actor;
  readonly loaders: TLoaders;
}

/** The context of a route or a job for one tenant. `em` is given if its transaction is already open. */
export function createTenantContext<TDependencies extends BaseDependencies>(
  deps: TDependencies,
  tenantId: string,
  em = deps.database.forTenant(tenantId),
): TenantContext<TDependencies> {
  return { tenantId, em, clock: deps.clock, deps };
}

/** The context of the company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantContextOf<TDependencies>(
  ctx: RequestContext<TDependencies, unknown>,
): TenantContext<TDependencies> {
  const { em, clock, deps } = ctx;
  return { tenantId: tenantIdOf(ctx), em, clock, deps };
}

/** Runs the work in one transaction. */
export function inTransaction<TContext extends BaseContext<unknown>, T>(
  ctx: TContext,
  work: (tx: TContext) => Promise<T>,
): Promise<T> {
  return ctx.em.transactional((em) => work({ ...ctx, em }));
}
