import { keyedTenantTable, p, workerRole } from '@konstruct/kit/database';
import type { SubscriptionIrregularityKind } from '../generated/resolvers.ts';
import type { Irregularity } from './irregularity.ts';

/** An unpaid amount. */
export interface DueAmount {
  readonly amountMinor: number;
  readonly currency: string;
}

const SubscriptionSchema = keyedTenantTable({
  schema: 'billing',
  name: 'Subscription',
  table: 'subscriptions',
  properties: {
    /**
     * Incremented before the provider is read: a reading with a higher version includes everything that an earlier
     * reading could have seen.
     */
    askedVersion: p.integer(),
    /** The version of the reading that this row shows. */
    readVersion: p.integer(),
    /** Null if the company has never had a subscription. */
    subscriptionId: p.string().nullable(),
    itemId: p.string().nullable(),
    /** The product of the item when it was last understood. */
    productId: p.string().nullable(),
    /** The provider's status as of the last reading. */
    providerStatus: p.string().nullable(),
    /** From here to `currency`: as last understood. */
    quantity: p.integer().nullable(),
    interval: p.enum(['MONTH', 'YEAR'] as const).nullable(),
    /** Null if it is not a whole number of minor units. */
    unitAmountMinor: p.bigint('number').nullable(),
    /**
     * The same with fractions: `4950.5`. Null if it differs between units, and in rows of an earlier release that did
     * not store it.
     */
    unitAmount: p.string().nullable(),
    currency: p.string().nullable(),
    trialEndsAt: p.datetime(3).nullable(),
    currentPeriodEndsAt: p.datetime(3).nullable(),
    cancelsAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    /** When we first saw that a payment is overdue; null while none is. */
    pastDueSince: p.datetime(3).nullable(),
    /**
     * The unpaid amount in the currency above. If `due` is null, it is all that is known: an earlier release, which
     * knew only one amount, wrote the row.
     */
    dueMinor: p.bigint('number').nullable(),
    /** The unpaid amounts, one per currency, oldest first. */
    due: p.json<DueAmount[]>().nullable(),
    payUrl: p.text().nullable(),
    hasUsedTrial: p.boolean(),
    /**
     * What is not understood at the provider, about this subscription and the customer's others; null if there is
     * nothing.
     */
    irregularities: p.json<Irregularity[]>().nullable(),
    /** The irregularities last mailed to the company, for comparison, and when; null once they no longer matter. */
    mailedIrregularities: p.text().nullable(),
    mailedAt: p.datetime(3).nullable(),
    /** Their kinds, counted across all companies. */
    irregularKinds: p.json<SubscriptionIrregularityKind[]>().nullable(),
    /** Whether any subscription of the customer is running at the provider. */
    hasRunning: p.boolean().default(false),
  },
  // The count of companies with irregularities is taken without reading which companies they are.
  policies: [{ name: 'count_irregular', command: 'select', roles: [workerRole], using: 'irregular_kinds is not null' }],
});

/** The company's subscription as of the last reading of the payment provider. */
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
