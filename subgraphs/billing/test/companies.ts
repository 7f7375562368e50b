import { randomUUID } from 'node:crypto';
import { tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import type { BillingService } from './billing-service.ts';

export type Owner = Awaited<ReturnType<BillingService['createTenant']>>;

export const tenantIdOf = (owner: Owner) => String(tenantOf(owner));

/** What tests do with a company, and what they see of it. */
export function companiesOf(billing: () => BillingService) {
  const kindsOf = async (owner: Owner) => (await billing().subscription(owner)).irregularities.map(({ kind }) => kind);
  return {
    /** A company with two employees in trial, and its subscription at Stripe. */
    async bought(): Promise<{ owner: Owner; sold: Stripe.Subscription; item: Stripe.SubscriptionItem }> {
      const owner = await billing().createTenant();
      const sold = await billing().stripe.subscriptions.retrieve(await billing().buy(owner, { quantity: 2 }));
      const [item] = sold.items.data;
      if (!item) throw new Error('Nothing was bought.');
      return { owner, sold, item };
    },
    buyAgain: (owner: Owner) =>
      billing().change(owner, 'createCheckoutSession', {
        ...{ quantity: 1, interval: 'MONTH', idempotencyKey: randomUUID() },
      }),
    /** The kinds of what is irregular in its subscription. */
    kindsOf,
    untilKinds: (owner: Owner, kinds: readonly string[]) =>
      until(async () => JSON.stringify(await kindsOf(owner)) === JSON.stringify(kinds)),
    /** The last message to the answering service. */
    lastPublished: async (owner: Owner) => (await billing().messagesTo(owner, 'agents')).at(-1)?.body,
    /** The texts of the mails to its members. */
    mailsTo: async (owner: Owner) =>
      (await billing().messagesTo(owner, 'accounts')).map(({ body }) => String(body['paragraphs'])),
    /** The price of an employee a month. */
    monthly: async () =>
      (await billing().stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data[0]?.id ?? '',
  };
}
