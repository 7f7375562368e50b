import type { Database, Directory } from '@konstruct/kit/database';
import type { RequestContext, TenantContext as TenantContextOf } from '@konstruct/kit/graph';
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

export type TenantContext = TenantContextOf<Dependencies>;

export type Context = RequestContext<Dependencies, Loaders>;

export function createContext(deps: Dependencies, actor: Actor): Context {
  const em = deps.database.forTenant(tenantOf(actor));
  return { actor, em, clock: deps.clock, deps, loaders: createLoaders({ em, deps }) };
}

export { createTenantContext, inTransaction, tenantContextOf } from '@konstruct/kit/graph';
