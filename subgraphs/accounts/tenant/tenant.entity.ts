import { keyedTenantTable, p } from '@konstruct/kit/database';
import { listedByDirectory } from '../membership/cross-tenant-reads.ts';

const TenantSchema = keyedTenantTable({
  schema: 'accounts',
  name: 'Tenant',
  table: 'tenants',
  properties: {
    name: p.text(),
    timeZone: p.text(),
    /** Grows by one with each change: readers of our messages apply newer ones only. */
    version: p.integer(),
  },
  policies: listedByDirectory,
});

/** A company. Its own id is the tenant of its row. */
export class Tenant extends TenantSchema.class {}

TenantSchema.setClass(Tenant);
