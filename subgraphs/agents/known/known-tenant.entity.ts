import { keyedTenantTable, p } from '@konstruct/kit/database';

const KnownTenantSchema = keyedTenantTable({
  schema: 'agents',
  name: 'KnownTenant',
  table: 'known_tenants',
  properties: {
    version: p.integer(),
    name: p.string(),
    timeZone: p.string(),
  },
});

/** Replica of the company, from the accounts service's last event. */
export class KnownTenant extends KnownTenantSchema.class {}
KnownTenantSchema.setClass(KnownTenant);
