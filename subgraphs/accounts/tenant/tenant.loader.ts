import type { EntityManager } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import { Tenant } from './tenant.entity.ts';

/** Companies by id; row security leaves only the one that the request is about. */
export function createTenantLoader(em: EntityManager) {
  return new DataLoader<string, Tenant | null>(async (ids) => {
    const tenants = await em.find(Tenant, { tenantId: { $in: [...ids] } });
    const byId = new Map(tenants.map((tenant) => [tenant.tenantId, tenant]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
