import { keyedTenantTable, p } from '@konstruct/kit/database';
import { subscriptionStatuses } from '../state/subscription-status.ts';

const EntitlementSchema = keyedTenantTable({
  schema: 'billing',
  name: 'Entitlement',
  table: 'entitlements',
  properties: {
    /** Grows by one with each change: readers of our messages apply newer ones only. */
    version: p.integer(),
    status: p.enum([...subscriptionStatuses]),
    agentQuota: p.integer(),
    /** How many answers are included; null when there is no limit. */
    answerLimit: p.integer().nullable(),
    /** Set by the installation, which takes no payments. */
    isFixed: p.boolean().default(false),
  },
  // Whom a switch of BILLING from on to off, or back, concerns is looked for in all companies.
  policies: [{ name: 'reconcile', command: 'select', roles: ['konstruct_billing_directory'], using: 'true' }],
});

/** What a company may use, and why. */
export class Entitlement extends EntitlementSchema.class {}

EntitlementSchema.setClass(Entitlement);
