import type { Database, Directory } from '@konstruct/kit/database';
import { forbidden, type RequestContext, type TenantContext as TenantContextOf } from '@konstruct/kit/graph';
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

export type TenantContext = TenantContextOf<Dependencies>;

export type Context = RequestContext<Dependencies, Loaders>;

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em }) };
}

/** The author to record with an action. */
export function authorOf({ actor }: Pick<Context, 'actor'>): { id: string; name: string } {
  if (actor.kind === 'operator' || actor.kind === 'token') return { id: actor.id, name: actor.name };
  throw forbidden();
}

export { createTenantContext, inTransaction, tenantContextOf } from '@konstruct/kit/graph';
