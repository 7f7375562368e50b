import { keyedTenantTable, p } from '@konstruct/kit/database';

const SubscriptionSchema = keyedTenantTable({
  schema: 'billing',
  name: 'Subscription',
  table: 'subscriptions',
  properties: {
    /** Taken before the provider is read: who took a later one has read everything that an earlier one could have. */
    askedVersion: p.integer(),
    /** The version of the reading that this row shows. */
    readVersion: p.integer(),
    /** Null: the company has never had one. */
    subscriptionId: p.string().nullable(),
    itemId: p.string().nullable(),
    /** In the provider's words. */
    providerStatus: p.string().nullable(),
    quantity: p.integer().nullable(),
    interval: p.enum(['MONTH', 'YEAR'] as const).nullable(),
    unitAmountMinor: p.bigint('number').nullable(),
    currency: p.string().nullable(),
    trialEndsAt: p.datetime(3).nullable(),
    currentPeriodEndsAt: p.datetime(3).nullable(),
    cancelsAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    /** When we first saw that a payment is overdue; null while none is. */
    pastDueSince: p.datetime(3).nullable(),
    /** What is unpaid. */
    dueMinor: p.bigint('number').nullable(),
    payUrl: p.text().nullable(),
    hasUsedTrial: p.boolean(),
  },
});

/** The company's subscription, as it was when the payment provider was last read. */
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
