import { keyedTenantTable, p } from '@konstruct/kit/database';

const TenantReplicaSchema = keyedTenantTable({
  schema: 'agents',
  name: 'TenantReplica',
  table: 'known_tenants',
  properties: {
    version: p.integer(),
    name: p.string(),
    timeZone: p.string(),
  },
});

/** Replica of the company, from the accounts service's last event. */
export class TenantReplica extends TenantReplicaSchema.class {}
TenantReplicaSchema.setClass(TenantReplica);
