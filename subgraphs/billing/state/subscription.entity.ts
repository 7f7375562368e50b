import { keyedTenantTable, p, workerRole } from '@konstruct/kit/database';
import type { SubscriptionIrregularityKind } from '../generated/resolvers.ts';
import type { Irregularity } from './irregularity.ts';

/** A sum that is unpaid. */
export interface DueAmount {
  readonly amountMinor: number;
  readonly currency: string;
}

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
    /** What the item was sold as when it was last understood. */
    productId: p.string().nullable(),
    /** In the provider's words, as it was last read. */
    providerStatus: p.string().nullable(),
    /** This and what follows up to the currency: as last understood. */
    quantity: p.integer().nullable(),
    interval: p.enum(['MONTH', 'YEAR'] as const).nullable(),
    /** Null where it is no whole number of minor units. */
    unitAmountMinor: p.bigint('number').nullable(),
    /** The same with fractions: `4950.5`; null where it is not the same for each, and in rows of a release that did not keep it. */
    unitAmount: p.string().nullable(),
    currency: p.string().nullable(),
    trialEndsAt: p.datetime(3).nullable(),
    currentPeriodEndsAt: p.datetime(3).nullable(),
    cancelsAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    /** When we first saw that a payment is overdue; null while none is. */
    pastDueSince: p.datetime(3).nullable(),
    /** What is unpaid in the currency above. Where `due` is null it is all that is known: a release wrote it that knew one sum. */
    dueMinor: p.bigint('number').nullable(),
    /** What is unpaid, one sum for each currency, the oldest first. */
    due: p.json<DueAmount[]>().nullable(),
    payUrl: p.text().nullable(),
    hasUsedTrial: p.boolean(),
    /** What stands at the provider and is not understood, of this subscription and others of the customer; null where there is nothing. */
    irregularities: p.json<Irregularity[]>().nullable(),
    /** What the company was last mailed of them, for comparing, and when; null where it needs not be remembered any more. */
    mailedIrregularities: p.text().nullable(),
    mailedAt: p.datetime(3).nullable(),
    /** Their kinds, which are counted over all companies. */
    irregularKinds: p.json<SubscriptionIrregularityKind[]>().nullable(),
    /** Whether any subscription of the customer runs at the provider. */
    hasRunning: p.boolean().default(false),
  },
  // How many companies have what is not understood is counted without whose it is.
  policies: [{ name: 'count_irregular', command: 'select', roles: [workerRole], using: 'irregular_kinds is not null' }],
});

/** The company's subscription, as it was when the payment provider was last read. */
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);
