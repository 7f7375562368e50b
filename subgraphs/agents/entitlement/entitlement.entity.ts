import { keyedTenantTable, p } from '@konstruct/kit/database';

const EntitlementSchema = keyedTenantTable({
  schema: 'agents',
  name: 'Entitlement',
  table: 'entitlements',
  properties: {
    /** Billing's version; an older one is not applied. */
    version: p.integer(),
    status: p.string(),
    agentQuota: p.integer(),
    /** Null: no limit. */
    answerLimit: p.integer().nullable(),
    mayAnswer: p.boolean(),
    /** Answers given so far. */
    usedCount: p.integer(),
    /** Answers being written: each holds a place under the limit. */
    openCount: p.integer(),
  },
});

/** What billing allows the company. */
export class Entitlement extends EntitlementSchema.class {}
EntitlementSchema.setClass(Entitlement);
