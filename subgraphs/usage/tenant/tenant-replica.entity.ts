import { directoryRole, keyedTenantTable, p } from '@konstruct/kit/database';

/** A replica of a tenant: its time zone, in which days and months are counted. Fed by events of accounts. */
const TenantReplicaSchema = keyedTenantTable({
  schema: 'usage',
  name: 'TenantReplica',
  table: 'known_tenants',
  properties: { timeZone: p.text(), version: p.integer() },
  policies: [{ name: 'roll_up', command: 'select', roles: [directoryRole('usage')], using: 'true' }],
});
export class TenantReplica extends TenantReplicaSchema.class {}
TenantReplicaSchema.setClass(TenantReplica);
