import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { tenantIdOf } from '@konstruct/kit/graph';
import { type Actor, type IdentityVerifier, tenantOf } from '@konstruct/kit/identity';
import type { Clock, Logger } from '@konstruct/kit/process';
import type { Opener, Sealer } from '@konstruct/kit/vault';
import type { OffKinds } from './channel/switches.ts';
import type { AcceptOnce } from './inbox/accept-once.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { OpenVendors } from './open-vendors.ts';

/** What the service is made of. */
export interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Logger;
  readonly verifier: IdentityVerifier;
  /** Opens and seals the secrets of channels. */
  readonly opener: Opener;
  readonly sealer: Sealer;
  readonly off: OffKinds;
  readonly acceptOnce: AcceptOnce;
  readonly vendors: OpenVendors;
}

/** What a use case works with, whether the graph, a route or a job calls it. */
export interface TenantContext {
  readonly tenantId: string;
  /** Sees and changes only the rows of this tenant. */
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

/** What resolvers answer a request of the graph with. */
export interface Context {
  readonly actor: Actor;
  /** Sees only the rows of the actor's tenant. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em, deps }) };
}

/** The context of one tenant for a route, a job or a message; joins an existing transaction when `tx` is given. */
export function createTenantContext(deps: Dependencies, tenantId: string, tx?: EntityManager): TenantContext {
  return { tenantId, em: tx ?? deps.database.forTenant(tenantId), clock: deps.clock, deps };
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
