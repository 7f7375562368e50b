import { sql } from '@konstruct/kit/database';
import type { Context } from '../context.ts';
import type { ViewerTenant } from '../generated/resolvers.ts';

const maxCompanies = 100;

const readCompanies = (userId: string) => sql`
select m.tenant_id as id, t.name, m.role
from accounts.members m join accounts.tenants t on t.tenant_id = m.tenant_id
where m.user_id = ${userId} order by t.created_at, t.tenant_id limit ${maxCompanies}`;

/** The companies that an operator belongs to, oldest first: read across tenants, by the directory's role. */
export async function listCompanies({ deps }: Context, userId: string): Promise<ViewerTenant[]> {
  return deps.directory.fork().execute<ViewerTenant[]>(readCompanies(userId));
}
