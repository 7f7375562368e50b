import { keyedTenantTable, p } from '@konstruct/kit/database';
import { subscriptionStatuses } from '../state/subscription-status.ts';

const EntitlementSchema = keyedTenantTable({
  schema: 'billing',
  name: 'Entitlement',
  table: 'entitlements',
  properties: {
    /** Incremented with each change: other services apply only newer versions of our messages. */
    version: p.integer(),
    status: p.enum([...subscriptionStatuses]),
    agentQuota: p.integer(),
    /** How many answers are included; null if there is no limit. */
    answerLimit: p.integer().nullable(),
    /** Whether the installation set this, because it takes no payments. */
    isFixed: p.boolean().default(false),
  },
  // A switch of BILLING between on and off concerns companies across all tenants, so the job has to find them in all of
  // them.
  policies: [{ name: 'reconcile', command: 'select', roles: ['konstruct_billing_directory'], using: 'true' }],
});

/** What a company may use, and why. */
export class Entitlement extends EntitlementSchema.class {}

EntitlementSchema.setClass(Entitlement);
