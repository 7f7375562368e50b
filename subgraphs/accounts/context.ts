import type { Database, Directory, EntityManager } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { createMemberLoader } from './member/member.loader.ts';
import { createUserLoader } from './member/user.loader.ts';
import { createTenantLoader } from './tenant/tenant.loader.ts';

/** What a request brings along. */
export interface Context {
  readonly actor: Actor;
  /** Sees and changes the rows of the actor's tenant only. */
  readonly em: EntityManager;
  readonly loaders: {
    readonly tenant: ReturnType<typeof createTenantLoader>;
    readonly member: ReturnType<typeof createMemberLoader>;
    readonly user: ReturnType<typeof createUserLoader>;
  };
}

export function createContext(database: Database, directory: Directory, actor: Actor): Context {
  const em = database.forTenant(tenantOf(actor));
  return { actor, em, loaders: { tenant: createTenantLoader(em), member: createMemberLoader(em), user: createUserLoader(directory) } };
}
