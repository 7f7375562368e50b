import { keyedTenantTable, p } from '@konstruct/kit/database';
import { listedByDirectory } from '../membership/cross-tenant-reads.ts';

const TenantSchema = keyedTenantTable({
  schema: 'accounts',
  name: 'Tenant',
  table: 'tenants',
  properties: {
    name: p.text(),
    timeZone: p.text(),
    /** Incremented with each change: other services apply only newer versions of our messages. */
    version: p.integer(),
  },
  policies: listedByDirectory,
});

/** A company. Its own id is also the tenant of its row. */
export class Tenant extends TenantSchema.class {}

TenantSchema.setClass(Tenant);
