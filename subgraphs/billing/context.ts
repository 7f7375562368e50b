import type { Database, Directory } from '@konstruct/kit/database';
import type { RequestContext, TenantContext as TenantContextOf } from '@konstruct/kit/graph';
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

export type TenantContext = TenantContextOf<Dependencies>;

/** `TenantContext` where this installation takes payments. */
export interface PaymentsContext extends TenantContext {
  readonly payments: Payments;
  readonly catalogue: Catalogue;
}

export type Context = RequestContext<Dependencies, Loaders>;

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em }) };
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

export { createTenantContext, inTransaction, tenantContextOf } from '@konstruct/kit/graph';
