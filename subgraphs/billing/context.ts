import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { tenantIdOf } from '@konstruct/kit/graph';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import type { Clock, Logger } from '@konstruct/kit/process';
import { createLoaders, type Loaders } from './loaders.ts';
import type { Catalogue } from './plan/catalogue.ts';
import type { Payments } from './stripe/stripe.port.ts';

/** The dependencies of the service. */
export interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  /** Both are null where this installation takes no payments. */
  readonly payments: Payments | null;
  readonly catalogue: Catalogue | null;
  /** How many employees each company may have where this installation takes no payments. */
  readonly fixedAgentQuota: number;
  /** How long employees keep working while a payment is overdue. */
  readonly graceMs: number;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What a use case works with, whether a resolver, the webhook or a job calls it. */
export interface TenantContext {
  readonly tenantId: string;
  /** Sees and changes the rows of this tenant only. */
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

/** `TenantContext` where this installation takes payments. */
export interface PaymentsContext extends TenantContext {
  readonly payments: Payments;
  readonly catalogue: Catalogue;
}

/** What resolvers work with: one for each request. */
export interface Context {
  readonly actor: Actor;
  /** Sees the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly clock: Clock;
  readonly deps: Dependencies;
}

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em }) };
}

/** The context of a job that works for one tenant. */
export function createTenantContext(deps: Dependencies, tenantId: string): TenantContext {
  return { tenantId, em: deps.database.forTenant(tenantId), clock: deps.clock, deps };
}

/** The context of the company that the actor acts in. Throws FORBIDDEN when there is none. */
export function tenantContextOf({ actor, em, clock, deps }: Context): TenantContext {
  return { tenantId: tenantIdOf({ actor }), em, clock, deps };
}

/** Adds payments to the context; null where this installation takes none. */
export function withPayments(ctx: TenantContext): PaymentsContext | null {
  const { payments, catalogue } = ctx.deps;
  return payments && catalogue && { ...ctx, payments, catalogue };
}

/** The same context with an empty unit of work: rows that were read before are read again. */
export function withFreshRows<TContext extends TenantContext>(ctx: TContext): TContext {
  return { ...ctx, em: ctx.em.fork() };
}

/** Runs the work in one transaction. */
export function inTransaction<TContext extends TenantContext, T>(ctx: TContext, work: (tx: TContext) => Promise<T>): Promise<T> {
  return ctx.em.transactional((em) => work({ ...ctx, em }));
}
