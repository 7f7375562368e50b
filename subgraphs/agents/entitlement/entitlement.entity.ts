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
    /** Answers given under a limit so far. Those being written are the open runs. */
    usedCount: p.integer(),
  },
});

/** What billing allows the company. */
export class Entitlement extends EntitlementSchema.class {}
EntitlementSchema.setClass(Entitlement);
