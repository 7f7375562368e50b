import { keyedTenantTable, p } from '@konstruct/kit/database';
import { subscriptionStatuses } from './evaluation.ts';

const EntitlementSchema = keyedTenantTable({
  schema: 'billing',
  name: 'Entitlement',
  table: 'entitlements',
  properties: {
    /** Grows by one with each change: readers of our letters apply newer ones only. */
    version: p.integer(),
    status: p.enum([...subscriptionStatuses]),
    agentQuota: p.integer(),
    /** How many answers are included; null when there is no limit. */
    answerLimit: p.integer().nullable(),
  },
});

/** What a company may use, and why. */
export class Entitlement extends EntitlementSchema.class {}

EntitlementSchema.setClass(Entitlement);
