import { createIdLoader, type Directory, type EntityManager, type IdLoader } from '@konstruct/kit/database';
import { User } from './auth/auth-tables.ts';
import { Member } from './membership/member.entity.ts';
import { Tenant } from './tenant/tenant.entity.ts';

export interface Loaders {
  /** Companies by id: row security leaves only the one that the request is about. */
  readonly tenant: IdLoader<Tenant>;
  /** Members of the company by their operator's id. */
  readonly member: IdLoader<Member>;
  /** Operators, from the directory. Use it only with ids from a company's own rows. */
  readonly user: IdLoader<User>;
}

/** One of each per request: many lookups become one query. */
export function createLoaders({ em, directory }: { em: EntityManager; directory: Directory }): Loaders {
  return {
    tenant: createIdLoader(em, Tenant, { key: 'tenantId' }),
    member: createIdLoader(em, Member, { key: 'userId' }),
    user: createIdLoader(directory.fork(), User),
  };
}
