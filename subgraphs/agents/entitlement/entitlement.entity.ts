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
    /** Answers delivered under a limit so far. Answers that are being written are the open runs. */
    usedCount: p.integer(),
  },
});

/** The company's entitlement, as billing publishes it. */
export class Entitlement extends EntitlementSchema.class {}
EntitlementSchema.setClass(Entitlement);
