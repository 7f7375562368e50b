import type { Database, Directory } from '@konstruct/kit/database';
import type { RequestContext, TenantContext as TenantContextOf } from '@konstruct/kit/graph';
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

export type TenantContext = TenantContextOf<Dependencies>;

export type Context = RequestContext<Dependencies, Loaders>;

export function createContext(deps: Dependencies, actor: Actor): Context {
  const tenantId = tenantOf(actor);
  const em = deps.database.forTenant(tenantId);
  const { clock } = deps;
  return { actor, em, clock, deps, loaders: createLoaders(tenantId === null ? null : { tenantId, em, clock, deps }) };
}

export { createTenantContext, inTransaction, tenantContextOf } from '@konstruct/kit/graph';
